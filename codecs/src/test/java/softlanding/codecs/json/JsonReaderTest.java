package softlanding.codecs.json;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.Bool;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PackageRegisteredDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StateHashedDecoder;
import softlanding.codecs.UnderlyingListedDecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonReaderTest
{
    private static final String SPOT = "{'type':'SpotPriceChanged','timestampNs':'5','underlyingId':1," +
        "'price':'96732.3937','confidence':'1'}";
    private static final String OPTION = "{'type':'OptionListed','timestampNs':1,'instrumentId':1,'expiryId':1," +
        "'strike':1,'right':'CALL','contractSize':1,'lotSize':1}";
    private static final String UNDERLYING =
        "{'type':'UnderlyingListed','timestampNs':1,'underlyingId':1,'symbol':'B'}";
    private static final String PACKAGE = "{'type':'PackageRegistered','timestampNs':1,'accountId':1,'packageId':1," +
        "'legs':[{'instrumentId':1,'ratio':1},{'instrumentId':2,'ratio':-1}]}";
    private static final String POLICY =
        "{'type':'LiquidationPolicySet','timestampNs':1,'policy':'TIERED','targetRatio':1.1,'tiers':[]}";
    private static final String HASH = "{'type':'StateHashed','timestampNs':1,'eventSequence':1,'decisionIndex':0," +
        "'stateHash':'0','engineVersion':1}";

    private final JsonReader reader = new JsonReader();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @Test
    void shouldReadTheDocumentedForm()
    {
        final int length = read(SPOT);
        final SpotPriceChangedDecoder spot =
            new SpotPriceChangedDecoder().wrapAndApplyHeader(reader.frame(), 0, header);
        assertEquals(MessageHeaderDecoder.ENCODED_LENGTH + SpotPriceChangedDecoder.BLOCK_LENGTH, length);
        assertEquals(5, spot.timestampNs());
        assertEquals(1, spot.underlyingId());
        assertEquals(9_673_239_370_000L, spot.price());
        assertEquals(100_000_000L, spot.confidence());
    }

    @Test
    void shouldReadMembersInAnyOrderAndTypeAnywhere()
    {
        read(" {'confidence' : 0.5, 'price':1e3 , 'underlyingId':'7','timestampNs':-0,'type':'SpotPriceChanged'}\r\n");
        final SpotPriceChangedDecoder spot =
            new SpotPriceChangedDecoder().wrapAndApplyHeader(reader.frame(), 0, header);
        assertEquals(0, spot.timestampNs());
        assertEquals(7, spot.underlyingId());
        assertEquals(100_000_000_000L, spot.price());
        assertEquals(50_000_000, spot.confidence());
    }

    @Test
    void shouldReadGroupsWhereverTheyStand()
    {
        final String line = "{'legs':[{'ratio':'1.5','instrumentId':9},{'instrumentId':8,'ratio':'-2'}]," +
            "'packageId':3,'type':'PackageRegistered','accountId':'4','timestampNs':1}";
        final int length = read(line);
        final PackageRegisteredDecoder registered =
            new PackageRegisteredDecoder().wrapAndApplyHeader(reader.frame(), 0, header);
        assertEquals(4, registered.accountId());
        final PackageRegisteredDecoder.LegsDecoder legs = registered.legs();
        assertEquals(2, legs.count());
        assertEquals(9, legs.next().instrumentId());
        assertEquals(150_000_000, legs.ratio());
        assertEquals(8, legs.next().instrumentId());
        assertEquals(-200_000_000, legs.ratio());
        assertEquals(length, registered.limit());
    }

    @Test
    void shouldReadAnEmptyGroupAndAbsentFields()
    {
        read(POLICY.replace("'tiers'", "'gammaWeight':null,'venueHasCombos':null,'tiers'"));
        final LiquidationPolicySetDecoder policy =
            new LiquidationPolicySetDecoder().wrapAndApplyHeader(reader.frame(), 0, header);
        assertEquals(LiquidationPolicySetDecoder.deltaWeightNullValue(), policy.deltaWeight());
        assertEquals(LiquidationPolicySetDecoder.gammaWeightNullValue(), policy.gammaWeight());
        assertEquals(Bool.NULL_VAL, policy.venueHasCombos());
        assertEquals(0, policy.tiers().count());
    }

    @ParameterizedTest
    @CsvSource({"true, YES", "false, NO", "'\"YES\"', YES", "'\"NO\"', NO", "'\"TRUE\"', YES",
        "'\"FALSE\"', NO"})
    void shouldReadABoolByNameOrAsJson(final String json, final Bool expected)
    {
        read(POLICY.replace("'tiers'", "'venueHasCombos':" + json + ",'tiers'"));
        assertEquals(
            expected,
            new LiquidationPolicySetDecoder().wrapAndApplyHeader(reader.frame(), 0, header).venueHasCombos());
    }

    @Test
    void shouldReadHashesOfTheWholeRange()
    {
        read(HASH.replace("'stateHash':'0'", "'stateHash':'18446744073709551614'"));
        assertEquals(-2, new StateHashedDecoder().wrapAndApplyHeader(reader.frame(), 0, header).stateHash());
        read(HASH.replace("'stateHash':'0'", "'stateHash':18446744073709551614"));
        assertEquals(-2, new StateHashedDecoder().wrapAndApplyHeader(reader.frame(), 0, header).stateHash());
    }

    @Test
    void shouldRefuseWhatFitsOnlyWithTheOtherSign()
    {
        assertRefused(SPOT.replace("'5'", "'18446744073709551615'"), "SpotPriceChanged.timestampNs: ");
        assertRefused(SPOT.replace("'96732.3937'", "184467440737"), "SpotPriceChanged.price: ");
        assertRefused(SPOT.replace("'96732.3937'", "-184467440737"), "SpotPriceChanged.price: ");
        assertRefused(HASH.replace("'stateHash':'0'", "'stateHash':-2"), "StateHashed.stateHash: ");
        assertRefused(HASH.replace("'stateHash':'0'", "'stateHash':'18446744073709551615'"), "StateHashed.stateHash: ");
    }

    @Test
    void shouldNotRememberTheLineBefore()
    {
        read(UNDERLYING.replace("'B'", "'ABCDEFGHIJKLMNOP'"));
        read(UNDERLYING);
        assertEquals("B", new UnderlyingListedDecoder().wrapAndApplyHeader(reader.frame(), 0, header).symbol());
        read(PACKAGE);
        read(PACKAGE.replaceFirst(",'legs.*]", ""));
        assertEquals(
            0, new PackageRegisteredDecoder().wrapAndApplyHeader(reader.frame(), 0, header).legs().count(),
            "a group that is not named has no entries");
        assertRefused(SPOT.replace("5", "x"), "SpotPriceChanged.timestampNs:");
        read(SPOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'price':'96732.3937',  |                           | SpotPriceChanged.price: is missing",
        "'underlyingId':1,      |                           | SpotPriceChanged.underlyingId: is missing",
        "'price'                | 'prise'                   | SpotPriceChanged.prise: is not a field",
        "'price'                | 'confidence':1,'price'    | SpotPriceChanged.confidence: stands twice",
        "'price'                | 'type':'SpotPriceChanged','price' | SpotPriceChanged.type: stands twice",
        "'96732.3937'           | null                      | SpotPriceChanged.price: is required, but is null",
        "'96732.3937'           | true                      | SpotPriceChanged.price: must be a number",
        "'96732.3937'           | []                        | SpotPriceChanged.price: must be a number",
        "'96732.3937'           | {}                        | SpotPriceChanged.price: must be a number",
        "'96732.3937'           | 'abc'                     | SpotPriceChanged.price: ~abc~ is not a number",
        "'96732.3937'           | ''                        | SpotPriceChanged.price: ~~ is not a number",
        "'96732.3937'           | 1e999                     | SpotPriceChanged.price: ~1e999~ is out of range",
        "'96732.3937'           | 92233720368.54775808      | SpotPriceChanged.price: ~92233720368.54775808~ is out",
        "'96732.3937'           | '-92233720368.54775808'   | SpotPriceChanged.price: ~-92233720368.54775808~ is out",
        "'96732.3937'           | 1..2                      | SpotPriceChanged.price: is not readable JSON",
        "'96732.3937'           | NaN                       | SpotPriceChanged.price: is not readable JSON",
        "'96732.3937'           | 01                        | SpotPriceChanged.price: is not readable JSON",
        "'underlyingId':1       | 'underlyingId':2147483648 | SpotPriceChanged.underlyingId: ~2147483648~ is out",
        "'underlyingId':1       | 'underlyingId':-2147483648 | SpotPriceChanged.underlyingId: ~-2147483648~ is out",
        "'underlyingId':1       | 'underlyingId':1.5        | SpotPriceChanged.underlyingId: ~1.5~ is not a whole",
        "'5'                    | '9223372036854775808'     | SpotPriceChanged.timestampNs: ~9223372036854775808~ is",
        "'5'                    | '-9223372036854775808'    | SpotPriceChanged.timestampNs: ~-9223372036854775808~ i",
        "SpotPriceChanged       | SpotPrice                 | message.type: must be the name of a message",
        "'SpotPriceChanged'     | 20                        | message.type: must be the name of a message",
        "'SpotPriceChanged'     | null                      | message.type: must be the name of a message",
        "'type':'SpotPriceChanged', |                       | message.type: is missing"})
    void shouldRefuseAndNameTheField(final String old, final String replacement, final String start)
    {
        final String line = SPOT.replace(old, replacement == null ? "" : replacement);
        assertRefused(line, start.replace('~', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'call'", "'STRADDLE'", "''", "0", "true", "false", "[]", "{}", "'CALL '", "'null'"})
    void shouldRefuseAnUnknownEnumName(final String value)
    {
        assertRefused(OPTION.replace("'CALL'", value), "OptionListed.right: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'ABCDEFGHIJKLMNOPQ'", "'\u00e9'", "'\\u00e9'", "'a\\nb'", "'\\u0000'", "'\\ud800'",
        "1", "true", "null", "[]", "{}"})
    void shouldRefuseAnUnusableSymbol(final String value)
    {
        assertRefused(UNDERLYING.replace("'B'", value), "UnderlyingListed.symbol: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'instrumentId':2,   |                    | PackageRegistered.legs[1]: instrumentId is missing",
        "'ratio':-1          | 'ratio':null       | PackageRegistered.legs[1].ratio: is required, but is null",
        "'ratio':-1          | 'ratio':-1,'x':1   | PackageRegistered.legs[1].x: is not a field of legs",
        "'ratio':-1          | 'ratio':-1,'ratio':-1 | PackageRegistered.legs[1].ratio: stands twice",
        "{'instrumentId':2,  | 7,{'instrumentId':2, | PackageRegistered.legs[1]: must be an object",
        "{'instrumentId':2,  | [],{'instrumentId':2, | PackageRegistered.legs[1]: must be an object",
        "'legs':[            | 'legs':[],'legs':[ | PackageRegistered.legs: stands twice",
        "'legs':[            | 'packageId':7,'legs':[ | PackageRegistered.packageId: stands twice"})
    void shouldRefuseAndNameTheEntryOfAGroup(final String old, final String replacement, final String start)
    {
        assertRefused(PACKAGE.replace(old, replacement == null ? "" : replacement), start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "1", "'x'"})
    void shouldRefuseAGroupThatIsNoArray(final String value)
    {
        assertRefused(POLICY.replace("[]", value), "LiquidationPolicySet.tiers: must be an array of objects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "1", "[]", "'x'", "}", "\u0000", "\ufeff{}", "{", "{'type'", "nul", "{,}"})
    void shouldRefuseWhatIsNoObject(final String line)
    {
        assertThrows(UnusableMessageException.class, () -> read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "1", ",", "}", "]", "\u0000", "null", "//"})
    void shouldRefuseWhatFollowsTheObject(final String tail)
    {
        assertRefused(SPOT + tail, "line: ");
        assertRefused(SPOT + " " + tail, "line: ");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8()
    {
        final byte[] line = json(UNDERLYING).getBytes(StandardCharsets.UTF_8);
        line[line.length - 3] = (byte)0xFF;
        final String message =
            assertThrows(UnusableMessageException.class, () -> reader.read(line, 0, line.length)).getMessage();
        assertTrue(message.startsWith("UnderlyingListed.symbol: "), message);
    }

    @Test
    void shouldReadPartOfAnArray()
    {
        final byte[] lines = json(SPOT + SPOT).getBytes(StandardCharsets.UTF_8);
        final int expected = read(SPOT);
        assertEquals(expected, reader.read(lines, lines.length / 2, lines.length / 2));
    }

    @Test
    void shouldBoundDepthAndSizes()
    {
        assertRefused(SPOT.replace("'96732.3937'", "[".repeat(100_000)), "SpotPriceChanged.price: must be a number");
        assertRefused("{'legs':[[" + "[".repeat(100_000), "message.legs[0][0]: is not readable JSON");
        assertRefused("{'legs':" + "{'legs':".repeat(100_000), "message.legs.legs.legs: is not readable JSON");
        assertRefused("[".repeat(100_000), "line");
        assertRefused(SPOT.replace("96732", "9".repeat(100_000)), "SpotPriceChanged.price: ");
        assertRefused(SPOT.replace("'96732.3937'", "9".repeat(100_000)), "SpotPriceChanged");
        assertRefused(UNDERLYING.replace("'B'", "'" + "B".repeat(100_000) + "'"), "UnderlyingListed.symbol: ");
        assertRefused(SPOT.replace("price", "p".repeat(100_000)), "SpotPriceChanged");
        assertRefused(" ".repeat(JsonReader.MAX_LINE_LENGTH + 1), "line: longer than");
    }

    @Test
    void shouldRefuseMoreEntriesThanAGroupCanCount()
    {
        final String leg = "{'instrumentId':1,'ratio':1},";
        assertRefused(
            PACKAGE.replace("'legs':[", "'legs':[" + leg.repeat(65_533)),
            "PackageRegistered.legs[65534]: more entries");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {"'B', '$'", "B, $", "symbol, $", "'B', $", "'type', '$'"})
    void shouldKeepMessagesShortAndPrintable(final String old, final String replacement)
    {
        for (final String noise : new String[] {"\\u001b\\n", "\u00e9", "\u001b", "\ud800", "\\", "x"})
        {
            final String line = UNDERLYING.replace(old, replacement.replace("$", noise.repeat(100)));
            final String message = assertThrows(UnusableMessageException.class, () -> read(line)).getMessage();
            assertTrue(message.length() <= 303 && message.chars().allMatch(c -> ' ' <= c && c <= '~'), message);
        }
    }

    private int read(final String line)
    {
        return reader.read(json(line));
    }

    private void assertRefused(final String line, final String start)
    {
        final String message = assertThrows(UnusableMessageException.class, () -> read(line)).getMessage();
        assertTrue(message.startsWith(start), () -> "expected: " + start + ", actual: " + message);
    }

    /** Replaces apostrophes by quotes, so that the test needs no backslashes. */
    private static String json(final String line)
    {
        return line.replace('\'', '"');
    }
}
