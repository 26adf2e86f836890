package softlanding.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Clients are generated in other languages, too: no name of a field or of an enum value may be a word of theirs. */
class ReservedNamesTest
{
    private static final String CPP =
        "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t " +
        "char32_t class compl concept const consteval constexpr constinit const_cast continue co_await " +
        "co_return co_yield decltype default delete do double dynamic_cast else enum explicit export extern " +
        "false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr " +
        "operator or or_eq private protected public register reinterpret_cast requires return short signed " +
        "sizeof static static_assert static_cast struct switch template this thread_local throw true try " +
        "typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq";
    private static final String RUST =
        "as async await break const continue crate dyn else enum extern false fn for if impl in let loop " +
        "match mod move mut pub ref return self Self static struct super trait true type unsafe use where " +
        "while abstract become box do final gen macro override priv try typeof unsized virtual yield";
    private static final String GO =
        "break case chan const continue default defer else fallthrough for func go goto if import interface " +
        "map package range return select struct switch type var";
    private static final String C_SHARP =
        "abstract as base bool break byte case catch char checked class const continue decimal default " +
        "delegate do double else enum event explicit extern false finally fixed float for foreach goto if " +
        "implicit in int interface internal is lock long namespace new null object operator out override " +
        "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static " +
        "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual " +
        "void volatile while";
    private static final String PYTHON =
        "False None True and as assert async await break class continue def del elif else except finally for " +
        "from global if import in is lambda nonlocal not or pass raise return try while with yield";
    private static final String TYPE_SCRIPT =
        "break case catch class const continue debugger default delete do else enum export extends false " +
        "finally for function if import in instanceof new null return super switch this throw true try typeof " +
        "var void while with implements interface let package private protected public static yield";
    private static final String MACROS = "TRUE FALSE OVERFLOW UNDERFLOW DOMAIN NULL ERROR IN OUT";

    private static final Map<String, String> WORDS = Map.of(
        "C++", CPP, "Rust", RUST, "Go", GO, "C#", C_SHARP, "Python", PYTHON, "TypeScript", TYPE_SCRIPT,
        "a macro", MACROS);

    @Test
    void shouldNameNoFieldAndNoValueByAReservedWord()
    {
        final Set<String> names = names();
        assertTrue(names.containsAll(List.of("rejectedTimestampNs", "ratioBelow", "TIERED")), names::toString);
        final List<String> reserved = new ArrayList<>();
        WORDS.forEach((language, words) ->
        {
            for (final String word : words.split(" "))
            {
                if (names.contains(word))
                {
                    reserved.add(word + " of " + language);
                }
            }
        });
        assertEquals(List.of(), reserved);
    }

    private static Set<String> names()
    {
        final Set<String> names = new TreeSet<>();
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            add(message.root(), names);
            for (final BlockLayout group : message.groups())
            {
                names.add(group.name());
                add(group, names);
            }
        }
        return names;
    }

    private static void add(final BlockLayout block, final Set<String> names)
    {
        for (final FieldLayout field : block.fields())
        {
            names.add(field.name());
            for (int value = 0; field.values() != null && value < 255; value++)
            {
                if (field.values().nameOf(value) != null)
                {
                    names.add(field.values().nameOf(value));
                }
            }
        }
    }
}
