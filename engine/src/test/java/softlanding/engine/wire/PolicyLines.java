package softlanding.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.MessageCatalog;

/**
 * Policy updates for tests: a {@code LiquidationPolicySet} that names fields of the other policy events becomes one
 * update of all the events that it needs, the one with the tiers last. Every other line stays as it is.
 */
final class PolicyLines
{
    private static final String POLICY = "LiquidationPolicySet";
    private static final List<String> OTHERS =
        List.of("AuctionTermsSet", "InsuranceTermsSet", "ParticipationLimitsSet", "FeedGuardsSet");
    private static final List<String> SHARED = List.of("timestampNs", "accountClass");

    private PolicyLines()
    {
    }

    static List<String> of(final String line)
    {
        if (!line.contains(POLICY))
        {
            return List.of(line);
        }
        try
        {
            final List<String> lines = new ArrayList<>();
            final ObjectNode policy = (ObjectNode)new ObjectMapper().readTree(line);
            for (final String type : OTHERS)
            {
                final ObjectNode terms = take(type, policy);
                if (terms != null)
                {
                    lines.add(terms.put("lastFragment", "NO").toString());
                }
            }
            lines.add(policy.toString());
            return lines;
        }
        catch (final JsonProcessingException notALine)
        {
            throw new IllegalArgumentException(line, notALine);
        }
    }

    /** Moves the fields of another event out of the policy; null if there are none. */
    private static ObjectNode take(final String type, final ObjectNode policy)
    {
        final BlockLayout block = MessageCatalog.instance().message(type).root();
        final ObjectNode terms = policy.objectNode().put("type", type);
        boolean isNamed = false;
        for (final Map.Entry<String, JsonNode> field : List.copyOf(policy.properties()))
        {
            final boolean shared = SHARED.contains(field.getKey());
            if (block.indexOf(field.getKey()) >= 0 && !field.getKey().equals("lastFragment"))
            {
                terms.set(field.getKey(), field.getValue());
                isNamed |= !shared;
                if (!shared)
                {
                    policy.remove(field.getKey());
                }
            }
        }
        return isNamed ? terms : null;
    }
}
