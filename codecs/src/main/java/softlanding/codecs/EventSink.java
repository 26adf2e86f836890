package softlanding.codecs;

import org.agrona.DirectBuffer;

/** Receives encoded events, one call each. */
@FunctionalInterface
public interface EventSink
{
    /**
     * Receives one event: message header and body, nothing else. The bytes are valid only during the call.
     *
     * @param buffer that holds the event.
     * @param offset of its message header, in bytes.
     * @param length of header and body, in bytes.
     */
    void onEvent(DirectBuffer buffer, int offset, int length);
}
