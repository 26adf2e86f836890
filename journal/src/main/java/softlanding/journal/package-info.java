/**
 * Ordered, checked, opaque bytes on disk. Records are read back whole and in order, or a typed error names the file,
 * the sequence and the remedy. Uses Chronicle Queue for writing and Agrona buffers. It knows no message. Read {@link
 * softlanding.journal.JournalWriter} first, then {@link softlanding.journal.JournalReader}.
 */
package softlanding.journal;
