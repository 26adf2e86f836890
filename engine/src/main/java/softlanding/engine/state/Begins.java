package softlanding.engine.state;

/**
 * Marks the method that loads an object for its next use. It is called before all others, and sets every field without
 * which they cannot work; the compiler's null checks hold it to that.
 */
public @interface Begins
{
}
