package softlanding.lab.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.Frames;
import softlanding.codecs.Health;
import softlanding.codecs.MarginMode;
import softlanding.codecs.MarginReportRequestedDecoder;
import softlanding.codecs.MarginReportedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.workload.wire.AccountEncoder;

class FinalChecksTest
{
    private static final long LAST_NS = 500;

    private final List<String> violations = new ArrayList<>();
    private final FinalChecks checks = new FinalChecks(violations);
    private final Map<Long, Health> healthByAccount = new HashMap<>();
    private final Map<Long, long[]> contractsByAccount = new HashMap<>();
    private final Map<Long, Long> excessIfClosed = new HashMap<>();
    private final List<Long> requestTimes = new ArrayList<>();

    @BeforeEach
    void openAccounts()
    {
        final AccountEncoder events = new AccountEncoder(checks);
        events.accountOpened(100, 7, MarginMode.PORTFOLIO);
        events.accountOpened(LAST_NS, 8, MarginMode.PORTFOLIO);
    }

    @Test
    void shouldPassHealthyAccountsWhosePositionsSumToZero()
    {
        account(7, Health.HEALTHY, 5, -2);
        account(8, Health.RESTRICTED, -5, 2);

        checks.ask(this::answer);

        assertEquals(List.of(), violations);
        assertEquals(List.of(LAST_NS, LAST_NS), requestTimes);
    }

    @ParameterizedTest
    @EnumSource(value = Health.class, names = {"LIQUIDATING", "BANKRUPT"})
    void shouldReportAnAccountThatIsNotWellOnlyIfItHasPositions(final Health health)
    {
        account(7, health);
        account(8, health, 0, 0);

        checks.ask(this::answer);

        assertEquals(1, violations.size(), violations::toString);
        assertTrue(violations.get(0).startsWith("account 8 is " + health), violations.get(0));
    }

    @Test
    void shouldAcceptAnAccountThatWouldBeNoBetterWithoutItsPositions()
    {
        account(7, Health.LIQUIDATING, 5);
        account(8, Health.HEALTHY, -5);
        excessIfClosed.put(7L, -1L);

        checks.ask(this::answer);

        assertEquals(List.of(), violations);
    }

    /** The report of an unpriced account lists no positions. */
    @Test
    void shouldReportEveryAccountThatIsUnpriced()
    {
        account(7, Health.UNPRICED);
        account(8, Health.HEALTHY, 0, 0);

        checks.ask(this::answer);

        assertEquals(1, violations.size(), violations::toString);
        assertTrue(violations.get(0).startsWith("account 7 is UNPRICED"), violations.get(0));
    }

    @Test
    void shouldReportEachInstrumentWhosePositionsDoNotSumToZero()
    {
        account(7, Health.HEALTHY, 5, -2);
        account(8, Health.HEALTHY, -5, 3);

        checks.ask(this::answer);

        assertEquals(List.of("positions in instrument 2 sum to 1, not to zero"), violations);
    }

    @Test
    void shouldReportAnAccountWithoutAnAnswer()
    {
        account(7, Health.HEALTHY);

        checks.ask(this::answer);

        assertEquals(1, violations.size(), violations::toString);
        assertTrue(violations.get(0).startsWith("1 of 2 accounts"), violations.get(0));
    }

    @Test
    void shouldIgnoreReportsBeforeTheEnd()
    {
        account(7, Health.BANKRUPT, 9);
        new AccountEncoder(this::answer).marginReportRequested(LAST_NS, 7, 1);
        account(7, Health.HEALTHY);
        account(8, Health.HEALTHY);

        checks.ask(this::answer);

        assertEquals(List.of(), violations);
    }

    private void account(final long accountId, final Health health, final long... contracts)
    {
        healthByAccount.put(accountId, health);
        contractsByAccount.put(accountId, contracts);
    }

    /** Answers a request like an engine, if the account is known. */
    private void answer(final DirectBuffer request, final int offset, final int length)
    {
        requestTimes.add(Frames.timestampNs(request, offset));
        final MarginReportRequestedDecoder question = new MarginReportRequestedDecoder()
            .wrapAndApplyHeader(request, offset, new MessageHeaderDecoder());
        final long accountId = question.accountId();
        final long requestId = question.requestId();
        final boolean ifClosed = question.positions().count() > 0;
        if (!healthByAccount.containsKey(accountId))
        {
            return;
        }
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final MarginReportedEncoder report = new MarginReportedEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .accountId(accountId).requestId(requestId).health(healthByAccount.get(accountId))
            .maintenanceExcess(ifClosed ? excessIfClosed.getOrDefault(accountId, 100L) : 0);
        report.underlyingsCount(1).next().underlyingId(1);
        final long[] contracts = contractsByAccount.get(accountId);
        final MarginReportedEncoder.PositionsEncoder positions = report.positionsCount(contracts.length);
        for (int i = 0; i < contracts.length; i++)
        {
            positions.next().instrumentId(i + 1).quantity(contracts[i]);
        }
        checks.onDecision(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + report.encodedLength());
    }
}
