package softlanding.codecs.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Damages a line of JSON at random: bytes are changed, dropped, repeated or replaced by characters that are special to
 * parsers.
 */
final class LineMutation
{
    private static final String[] TROUBLE = {
        "{", "}", "[", "]", "{}", "[[[[[[[[", "\"", "\\", ":", ",", "\"type\":", "\"price\":1,", "/**/",
        "null", "true", "false", "NaN", "1e999", "-0", "0.5", "1e3", "9999999999999999999999",
        "\\u0000", "\\ud800", "\u00e9", "\u20ac", "\ufeff", "\u007f", "\0", "\n", " ", "\t"};

    private LineMutation()
    {
    }

    static byte[] mutate(final byte[] line, final int length, final Random random)
    {
        final int from = random.nextInt(length);
        final int to = Math.min(length, from + random.nextInt(4));
        final ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        mutated.write(line, 0, from);
        switch (random.nextInt(5))
        {
            case 0 -> mutated.write(random.nextInt());
            case 1 -> mutated.writeBytes(TROUBLE[random.nextInt(TROUBLE.length)].getBytes(StandardCharsets.UTF_8));
            case 2 -> mutated.write(line, from, random.nextInt(length - from));
            case 3 -> mutated.write('0' + random.nextInt(10));
            default -> mutated.reset();
        }
        mutated.write(line, to, length - to);
        return mutated.toByteArray();
    }
}
