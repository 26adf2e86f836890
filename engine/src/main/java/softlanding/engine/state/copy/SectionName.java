package softlanding.engine.state.copy;

/** Names what a section of the state holds. Sections of one name follow each other in a fixed order. */
public interface SectionName
{
    /** Returns the number that stands for the name; it never changes. */
    long number();
}
