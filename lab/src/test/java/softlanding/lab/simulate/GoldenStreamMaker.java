package softlanding.lab.simulate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.AuctionTermsSetEncoder;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.Health;
import softlanding.codecs.LossSocialisationOrderedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.HedgeUse;
import softlanding.codecs.Policy;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;
import softlanding.workload.EventStream;
import softlanding.workload.FixedPoint;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.ExchangeSimulator;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.exchange.VenuePlay;
import softlanding.workload.fault.FaultyFeeds;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.RecordedEvents;

/**
 * Makes the golden streams of the engine's tests again, when its decisions have changed so much that the recorded fills
 * answer no order any more. It does so only with {@code -Dsoftlanding.makeGoldenStreams=true}.
 */
class GoldenStreamMaker
{
    private static final Path FOLDER = Path.of("../engine/src/test/resources/softlanding/engine/wire/golden");
    private static final long SECOND = 1_000_000_000L;
    private static final int ACCOUNTS = 60;
    private static final int TICKS = 160;
    /** Of the stream that must be long enough for a hash of the state. */
    private static final int MANY_TICKS = 240;
    private static final int OPTIONS = 160;
    private static final int CALM_ROUNDS = 8;
    private static final long CALM_NS = 300 * SECOND;
    private static final FillBehaviour MOSTLY_UNFILLED = new FillBehaviour(
        0.1, 0.2, 0.4, 0.1, 50_000_000L, 2_000_000_000L, 10_000_000_000L, 0.2, 0.0005, 1);
    private static final FillBehaviour HARDLY_FILLED = new FillBehaviour(
        0.02, 0.02, 0.9, 0.02, 50_000_000L, 2_000_000_000L, 10_000_000_000L, 0.2, 0.0005, 1);

    private final RecordedEvents recorded = new RecordedEvents();
    private final LatestMarks marks = new LatestMarks();
    private final Set<Long> bankrupt = new TreeSet<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountHealthChangedDecoder healthChanged = new AccountHealthChangedDecoder();
    private final WireEngine engine = new WireEngine(EngineLimits.defaults(), this::onDecision);
    private ExchangeSimulator exchange;
    private long latestNs;
    private long events;

    @ParameterizedTest
    @CsvSource({
        "crash, 1, 0.40, 50, 0, 100000",
        "hedged-books, 8, 0.35, 50, 0, 100000",
        "auctions, 1, 0.45, 50, 4, 100000",
        "deleveraging, 4, 0.50, 5, 0, 2000",
        "feeds, 3, 0.40, 50, 0, 100000"})
    void make(
        final String name,
        final long seed,
        final double crash,
        final int crashTicks,
        final int liquidators,
        final long insurance) throws IOException
    {
        assumeTrue(Boolean.getBoolean("softlanding.makeGoldenStreams"), "streams are made only on request");
        final VenueSettings usual = VenueSettings.of(seed, ACCOUNTS);
        final VenueSettings settings = new VenueSettings(
            seed, ACCOUNTS, name.equals("crash") ? MANY_TICKS : TICKS, OPTIONS, crash, crashTicks, usual.startNs(),
            usual.tickNs(), 0);
        exchange = new ExchangeSimulator(seed, fills(name), AccountKind.HOUSE_ACCOUNT_ID, liquidators);
        setTerms(name, settings.startNs());
        new AccountEncoder(this::onEvent).insuranceFundTransferred(
            settings.startNs(), 1, insurance * FixedPoint.ONE);
        EventStream venue = new SeededVenue(settings);
        if (name.equals("feeds"))
        {
            venue = new FaultyFeeds(
                venue, seed, 0.3, settings.startNs() + settings.ticks() * settings.tickNs() * 3 / 4);
        }
        new VenuePlay(venue, exchange, this::onEvent).play();
        calmDown();
        write(FOLDER.resolve(name + ".jsonl.gz"));
    }

    private static FillBehaviour fills(final String name)
    {
        return switch (name)
        {
            case "auctions" -> MOSTLY_UNFILLED;
            case "deleveraging" -> HARDLY_FILLED;
            default -> FillBehaviour.TYPICAL;
        };
    }

    /** One policy update in front of the venue's events. */
    private void setTerms(final String name, final long nowNs)
    {
        final PolicyEncoder terms = new PolicyEncoder(this::onEvent);
        final Consumer<AuctionTermsSetEncoder> auctions = name.equals("auctions") ?
            set -> set.auctionAfterRounds(1).slowDecayNs(1_700 * SECOND).minRemaining(10 * FixedPoint.ONE) :
            set -> {};
        terms.auctionTermsSet(nowNs, auctions.andThen(set -> set.lastFragment(Bool.NO)));
        if (name.equals("feeds"))
        {
            terms.feedGuardsSet(nowNs, set -> set
                .stalenessNs(400 * SECOND).jumpLimit(FixedPoint.of(0.1)).jumpConfirmNs(60 * SECOND)
                .minConfidence(FixedPoint.of(0.3)).maxLagNs(5 * SECOND).lastFragment(Bool.NO));
        }
        switch (name)
        {
            case "deleveraging" -> terms.liquidationPolicySet(nowNs, Policy.FULL, set -> {});
            case "hedged-books" -> terms.liquidationPolicySet(
                nowNs, Policy.OPTIMAL, set -> set.hedge(HedgeUse.LAST));
            case "crash" -> terms.classicalPolicySet(nowNs, set -> {});
            default -> terms.liquidationPolicySet(nowNs, Policy.TIERED, set -> {});
        }
    }

    /** Rounds of equal marks; then losses are shared, and every account is asked for. */
    private void calmDown()
    {
        final RecordedEvents calm = new RecordedEvents();
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final MessageHeaderEncoder newHeader = new MessageHeaderEncoder();
        for (int round = 1; round <= CALM_ROUNDS; round++)
        {
            final long nowNs = latestNs + round * CALM_NS;
            marks.repeat(nowNs, calm);
            calm.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH +
                new TimeAdvancedEncoder().wrapAndApplyHeader(buffer, 0, newHeader).timestampNs(nowNs).encodedLength());
        }
        final EventSink stage = this::onEvent;
        new VenuePlay(calm.play(), exchange, stage).play();
        for (final long account : bankrupt)
        {
            stage.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH +
                new LossSocialisationOrderedEncoder().wrapAndApplyHeader(buffer, 0, newHeader)
                    .timestampNs(latestNs).accountId(account).encodedLength());
        }
        for (long account = 1; account <= ACCOUNTS + 1; account++)
        {
            new AccountEncoder(stage).marginReportRequested(latestNs, account, 1_000_000 + account);
        }
    }

    private void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = Frames.timestampNs(buffer, offset);
        marks.onEvent(buffer, offset, length);
        recorded.onEvent(buffer, offset, length);
        engine.onEvent(++events, buffer, offset, length);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (header.wrap(buffer, offset).templateId() == AccountHealthChangedDecoder.TEMPLATE_ID)
        {
            healthChanged.wrapAndApplyHeader(buffer, offset, header);
            if (healthChanged.healthAfter() == Health.BANKRUPT)
            {
                bankrupt.add(healthChanged.accountId());
            }
        }
        exchange.onDecision(buffer, offset, length);
    }

    private void write(final Path file) throws IOException
    {
        final JsonWriter json = new JsonWriter();
        try (OutputStream out = new SmallestGzip(Files.newOutputStream(file)))
        {
            final EventStream stream = recorded.play();
            for (int i = 0; i < recorded.size(); i++)
            {
                stream.next((buffer, offset, length) ->
                {
                    try
                    {
                        final int lineLength = json.write(buffer, offset, length);
                        out.write(json.line(), 0, lineLength);
                        out.write('\n');
                    }
                    catch (final IOException cannotWrite)
                    {
                        throw new UncheckedIOException(cannotWrite);
                    }
                });
            }
        }
    }

    /** The strongest compression, because the file is committed. */
    private static final class SmallestGzip extends GZIPOutputStream
    {
        private SmallestGzip(final OutputStream out) throws IOException
        {
            super(out);
            def.setLevel(9);
        }
    }
}
