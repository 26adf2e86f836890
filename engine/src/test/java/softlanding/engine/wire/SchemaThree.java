package softlanding.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.MessageCatalog;

/**
 * Translates lines of schema 3 into lines of schema 4. One {@code LiquidationPolicySet} becomes one policy update, so
 * sequences move, and with them every id that is made from a sequence. Decisions are given before the next event: fills
 * take account and instrument from the orders that were decided.
 */
final class SchemaThree
{
    private static final int ID_BITS = 20;
    private static final List<String> FIVE = List.of(
        "AuctionTermsSet", "InsuranceTermsSet", "ParticipationLimitsSet", "FeedGuardsSet", "LiquidationPolicySet");
    private static final List<String> THREE = List.of("AuctionTermsSet", "InsuranceTermsSet", "LiquidationPolicySet");
    private static final Set<String> IDS =
        Set.of("orderId", "planId", "auctionId", "buyerPlanId", "sellerPlanId");
    private static final Map<String, String> TYPES = Map.ofEntries(
        Map.entry("MarketHalted", "FeedSuspended"), Map.entry("MarketResumed", "FeedResumed"),
        Map.entry("CashTransferred", "CashTransferRequested"),
        Map.entry("CollateralTransferred", "CollateralTransferRequested"),
        Map.entry("LossSocialised", "LossSocialisationOrdered"),
        Map.entry("LiquidationFilled", "LiquidationOrderFilled"),
        Map.entry("LiquidationClosed", "LiquidationOrderClosed"),
        Map.entry("LiquidationEnded", "LiquidationOrderCompleted"),
        Map.entry("LiquidationsFrozen", "LiquidationFreezeChanged"),
        Map.entry("InsuranceDrawn", "InsuranceFundChanged"), Map.entry("ClosingsNetted", "LiquidationsCrossed"),
        Map.entry("MarginModelSet", "PortfolioMarginSet"));
    private static final Map<String, String> FIELDS = Map.ofEntries(
        Map.entry("bankruptAccountId", "liquidatedAccountId"), Map.entry("maintenanceMargin", "maintenanceExcess"),
        Map.entry("initialMargin", "initialExcess"), Map.entry("initialMarginAfter", "initialExcessAfter"),
        Map.entry("below", "ratioBelow"), Map.entry("cap", "maxShare"), Map.entry("target", "targetRatio"),
        Map.entry("fastNs", "fastDecayNs"), Map.entry("slowNs", "slowDecayNs"),
        Map.entry("netOpposite", "internalCrossing"), Map.entry("maxInSale", "maxNotionalInLiquidation"),
        Map.entry("depthShare", "maxDepthShare"), Map.entry("stepIntervalNs", "roundIntervalNs"),
        Map.entry("auctionAfterSteps", "auctionAfterRounds"), Map.entry("maxInSalePerAccount", "maxShareInAuction"),
        Map.entry("from", "healthBefore"), Map.entry("to", "healthAfter"));
    private static final Map<String, String> VALUES =
        Map.of("TRUE", "YES", "FALSE", "NO", "OVERFLOW", "NOT_REPRESENTABLE");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<Long, Long> newSequences = new HashMap<>();
    private final Map<String, JsonNode> orders = new HashMap<>();
    private long oldSequence;
    private long newSequence;
    private long reachedNs;

    /**
     * Translates the next event.
     *
     * @param line      of schema 3.
     * @param rejection the field that its rejection named; null if it was accepted.
     * @return lines of schema 4, in order.
     */
    List<String> event(final String line, final String rejection)
    {
        final ObjectNode old = (ObjectNode)read(line);
        final List<String> lines = new ArrayList<>();
        final ObjectNode translated = (ObjectNode)renamed(old);
        if (translated.get("type").asText().equals("LiquidationPolicySet"))
        {
            translated.remove("selection");
            lines.addAll(rejection == null ? update(translated) : List.of(faulty(translated, rejection)));
        }
        else
        {
            nameOrder(translated);
            rewriteIds(translated);
            lines.add(translated.toString());
        }
        oldSequence++;
        newSequence += lines.size();
        newSequences.put(oldSequence, newSequence);
        if (rejection == null)
        {
            reachedNs = old.get("timestampNs").asLong();
        }
        return lines;
    }

    /** Translates a decision of the event that was translated last; null if it is left out. */
    String decision(final String line)
    {
        final ObjectNode old = (ObjectNode)read(line);
        if (old.get("type").asText().equals("StateHashed"))
        {
            return null;
        }
        if (old.get("type").asText().equals("LiquidationOrdered"))
        {
            orders.put(old.get("orderId").asText(), old);
        }
        final ObjectNode translated = (ObjectNode)renamed(old);
        if (translated.get("type").asText().equals("AccountHealthChanged") && translated.has("equity"))
        {
            translated.set("marginEquity", translated.remove("equity"));
        }
        if (translated.get("type").asText().equals("EventRejected"))
        {
            translated.set("rejectedTimestampNs", translated.get("timestampNs"));
            translated.put("timestampNs", Long.toString(reachedNs));
            translated.put("field", FIELDS.getOrDefault(old.get("field").asText(), old.get("field").asText()));
        }
        translated.put(
            "eventSequence", Long.toString(newSequences.get(old.get("eventSequence").asLong())));
        rewriteIds(translated);
        return translated.toString();
    }

    private List<String> update(final ObjectNode policy)
    {
        final List<String> types = policy.path("accountClass").asInt() == 0 ? FIVE : THREE;
        final List<String> lines = new ArrayList<>();
        for (final String type : types)
        {
            final ObjectNode terms = only(type, policy);
            if (!type.equals(types.get(types.size() - 1)))
            {
                terms.put("lastFragment", "NO");
            }
            lines.add(terms.toString());
        }
        return lines;
    }

    /** A refused policy: the one event that holds the field at fault. */
    private static String faulty(final ObjectNode policy, final String field)
    {
        final String name = FIELDS.getOrDefault(field, field);
        for (final String type : FIVE)
        {
            if (!name.equals("accountClass") && !name.equals("timestampNs") &&
                MessageCatalog.instance().message(type).root().indexOf(name) >= 0)
            {
                return only(type, policy).toString();
            }
        }
        return only("LiquidationPolicySet", policy).toString();
    }

    private static ObjectNode only(final String type, final ObjectNode policy)
    {
        final BlockLayout block = MessageCatalog.instance().message(type).root();
        final ObjectNode terms = policy.objectNode().put("type", type);
        policy.properties().forEach(field ->
        {
            final boolean isTiers = field.getKey().equals("tiers") && type.equals("LiquidationPolicySet");
            if (isTiers || block.indexOf(field.getKey()) >= 0)
            {
                terms.set(field.getKey(), field.getValue());
            }
        });
        return terms;
    }

    /** A fill or a close names account and instrument of its order; 0 and 0 where nobody knows the order. */
    private void nameOrder(final ObjectNode event)
    {
        final String type = event.get("type").asText();
        if (type.equals("LiquidationOrderFilled") || type.equals("LiquidationOrderClosed"))
        {
            final JsonNode order = orders.get(event.get("orderId").asText());
            event.put("accountId", order == null ? "0" : order.get("accountId").asText());
            event.put("instrumentId", order == null ? 0 : order.get("instrumentId").asInt());
        }
    }

    private void rewriteIds(final ObjectNode message)
    {
        for (final String field : IDS)
        {
            if (message.has(field))
            {
                final long id = message.get(field).asLong();
                final Long sequence = newSequences.get(id >> ID_BITS);
                if (sequence != null)
                {
                    message.put(field, Long.toString((sequence << ID_BITS) + (id & (1 << ID_BITS) - 1)));
                }
            }
        }
    }

    private JsonNode renamed(final JsonNode old)
    {
        if (old.isArray())
        {
            final var array = mapper.createArrayNode();
            old.forEach(entry -> array.add(renamed(entry)));
            return array;
        }
        if (!old.isObject())
        {
            return old.isTextual() && VALUES.containsKey(old.asText()) ?
                mapper.getNodeFactory().textNode(VALUES.get(old.asText())) : old;
        }
        final ObjectNode translated = mapper.createObjectNode();
        old.properties().forEach(field ->
        {
            final String name = FIELDS.getOrDefault(field.getKey(), field.getKey());
            final String text = field.getValue().asText();
            translated.set(name, field.getKey().equals("type") ?
                mapper.getNodeFactory().textNode(TYPES.getOrDefault(text, text)) : renamed(field.getValue()));
        });
        return translated;
    }

    private JsonNode read(final String line)
    {
        try
        {
            return mapper.readTree(line);
        }
        catch (final JsonProcessingException notALine)
        {
            throw new IllegalArgumentException(line, notALine);
        }
    }
}
