package hilum.assistant;

/** Whether what was kept of a study could be read. */
public enum ArchiveState {
    /** Being read; nothing is written yet. */
    LOADING,
    /** Read, or there was none. */
    READY,
    /** The file could not be read. It was renamed and kept, and a new one is begun. */
    SET_ASIDE,
    /** The file could neither be read nor renamed. It is left as it is and nothing is written over it. */
    UNREADABLE;

    boolean writable() {
        return this == READY || this == SET_ASIDE;
    }
}
