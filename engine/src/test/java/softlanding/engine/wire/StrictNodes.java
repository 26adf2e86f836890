package softlanding.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes objects that fail when they are asked for a field that they do not have, and say which: a test that reads it
 * would fail on a null pointer elsewhere. Whether a field is there is answered by {@link JsonNode#has} and by
 * {@link JsonNode#path}.
 */
final class StrictNodes extends JsonNodeFactory
{
    private static final long serialVersionUID = 1;

    @Override
    public ObjectNode objectNode()
    {
        return new StrictObject(this);
    }

    /** The library's own copy of an object is not checked by the compiler. */
    @SuppressWarnings("unchecked")
    private static final class StrictObject extends ObjectNode
    {
        private static final long serialVersionUID = 1;

        StrictObject(final JsonNodeFactory nodes)
        {
            super(nodes);
        }

        @Override
        public JsonNode get(final String field)
        {
            final JsonNode value = super.get(field);
            if (value == null)
            {
                throw new AssertionError("no field '" + field + "' in " + this);
            }
            return value;
        }

        @Override
        public boolean has(final String field)
        {
            return super.get(field) != null;
        }

        @Override
        public boolean hasNonNull(final String field)
        {
            final JsonNode value = super.get(field);
            return value != null && !value.isNull();
        }
    }
}
