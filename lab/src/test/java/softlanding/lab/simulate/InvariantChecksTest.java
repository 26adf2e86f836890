package softlanding.lab.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidationOrderedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.Policy;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.VenueLines;
import softlanding.workload.FixedPoint;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.OrderKey;
import softlanding.workload.wire.MarketEncoder;

/** Tests that RoundVerifier and DuplicateFillInjector accept a correct engine and detect a wrong one. */
class InvariantChecksTest
{
    private static final long SEED = 5;
    private static final int TRIES = 400;

    private final List<String> violations = new ArrayList<>();
    private final VenueLines venue = VenueLines.usual();
    private byte[] order;
    private DecisionSink receiver = (buffer, offset, length) -> {};
    private final RestartingEngine engine = new RestartingEngine((buffer, offset, length) ->
    {
        if (new MessageHeaderDecoder().wrap(buffer, offset).templateId() == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            order = new byte[length];
            buffer.getBytes(offset, order);
        }
        receiver.onDecision(buffer, offset, length);
    });

    @Test
    void shouldVerifyARoundThatImprovesTheAccount()
    {
        final RoundVerifier verifier = liquidate();

        audit(verifier, TRIES);

        assertEquals(6, verifier.audits());
        assertEquals(List.of(), violations);
    }

    @Test
    void shouldReportARoundWhoseCostMakesTheAccountWorse()
    {
        final RoundVerifier verifier = liquidate();
        ordered().costExpected(1_000 * FixedPoint.ONE);

        audit(verifier, TRIES);

        assertEquals(6, violations.size());
        assertTrue(violations.get(0).contains("of account 7"), violations.get(0));
    }

    @Test
    void shouldReportARoundWhoseFillIsRejected()
    {
        final RoundVerifier verifier = liquidate();
        ordered().orderId(12_345);

        audit(verifier, TRIES);

        assertFalse(violations.isEmpty());
        assertTrue(violations.get(0).endsWith("a fill is refused: UNKNOWN_ID"), violations.get(0));
    }

    @Test
    void shouldNotVerifyRoundsOfThePolicyFull()
    {
        final RoundVerifier verifier = liquidate();
        ordered().policy(Policy.FULL);

        audit(verifier, TRIES);

        assertEquals(0, verifier.audits());
    }

    @Test
    void shouldVerifyOnlyAShareOfTheRounds()
    {
        final RoundVerifier verifier = liquidate();

        audit(verifier, 3);
        assertTrue(verifier.audits() < 3, "audits " + verifier.audits());
        verifier.endEvent(venue.nowNs());
        final int before = verifier.audits();
        for (int i = 0; i < TRIES; i++)
        {
            verifier.endEvent(venue.nowNs());
        }
        assertEquals(before, verifier.audits());
    }

    @Test
    void shouldInjectFillsThatACorrectEngineRejectsWithoutAnyChange()
    {
        final DuplicateFillInjector injector = injector();
        liquidate();
        final LiquidationOrderedDecoder sent = new LiquidationOrderedDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(order), 0, new MessageHeaderDecoder());
        new AccountEncoder(injector).liquidationOrderFilled(
            venue.nowNs(), new OrderKey(sent.orderId(), sent.accountId(), sent.instrumentId()), sent.quantity(),
            sent.limitPrice(), 0, 99);
        advance(injector);

        assertEquals(List.of(), violations);
        assertTrue(injector.said() >= 10, "injected " + injector.said());
    }

    @Test
    void shouldReportAnEngineThatDoesNotRejectAnInjectedFill()
    {
        final DuplicateFillInjector injector = injector();
        receiver = (buffer, offset, length) -> {};

        advance(injector);

        assertTrue(injector.said() > 0);
        assertEquals(injector.said(), violations.size());
        assertTrue(violations.get(0).contains("answered by 0 decisions"), violations.get(0));
    }

    @Test
    void shouldReportAnEngineThatAnswersAnInjectedFillTwice()
    {
        final DuplicateFillInjector injector = injector();
        receiver = (buffer, offset, length) ->
        {
            injector.onDecision(buffer, offset, length);
            if (new MessageHeaderDecoder().wrap(buffer, offset).templateId() == EventRejectedDecoder.TEMPLATE_ID)
            {
                injector.onDecision(buffer, offset, length);
            }
        };

        advance(injector);

        assertTrue(injector.said() > 0);
        assertEquals(injector.said(), violations.size());
        assertTrue(violations.get(0).contains("answered by 2 decisions"), violations.get(0));
    }

    private DuplicateFillInjector injector()
    {
        final DuplicateFillInjector injector = new DuplicateFillInjector(SEED, engine, violations);
        receiver = injector;
        return injector;
    }

    private void advance(final DuplicateFillInjector injector)
    {
        final MarketEncoder time = new MarketEncoder(injector);
        for (int i = 1; i <= 3_000; i++)
        {
            time.timeAdvanced(venue.nowNs() + i);
        }
    }

    /** Applies a fall of the price that liquidates account 7. */
    private RoundVerifier liquidate()
    {
        venue.pass(VenueLines.SECOND).price("955");
        final JsonReader reader = new JsonReader();
        for (final String line : venue.take())
        {
            final int length = reader.read(line);
            engine.onEvent(reader.frame(), 0, length);
        }
        assertTrue(order != null, "no liquidation order");
        return new RoundVerifier(SEED, engine, violations);
    }

    private LiquidationOrderedEncoder ordered()
    {
        final MutableDirectBuffer frame = new UnsafeBuffer(order);
        return new LiquidationOrderedEncoder().wrap(frame, MessageHeaderEncoder.ENCODED_LENGTH);
    }

    private void audit(final RoundVerifier verifier, final int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            verifier.onDecision(new UnsafeBuffer(order), 0, order.length);
            verifier.endEvent(venue.nowNs());
        }
    }
}
