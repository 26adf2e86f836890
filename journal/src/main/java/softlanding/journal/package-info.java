/**
 * Ordered, checked, opaque bytes on disk: what is appended here is read back whole and in order, or a typed error says
 * which file, which sequence and what to do. Uses Chronicle Queue for writing and Agrona buffers; knows no message.
 * Read {@link softlanding.journal.JournalWriter} first, then {@link softlanding.journal.JournalReader}.
 */
package softlanding.journal;
