package softlanding.codecs;

/**
 * Why a frame cannot be decoded.
 *
 * @param fault  class of the reason.
 * @param field  name of the field at fault; empty if there is none.
 * @param reason text for people, which begins with the field.
 */
public record UnsoundFrame(FrameFault fault, String field, String reason)
{
}
