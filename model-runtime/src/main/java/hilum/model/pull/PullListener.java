package hilum.model.pull;

import java.time.Duration;

/** Hears how a pull goes, on the thread of {@link SnapshotPull#run}. */
public interface PullListener {
    /** The file list is known. {@code licenceTag} is what the hub names, empty when it names none. */
    void found(String commit, int files, long bytes, String licenceTag);

    /** Bytes came; at most five times a second, and at the end of every file. */
    void progress(PullProgress progress);

    /** Bytes of {@code file} that lie here already are read and compared; seconds for a large file. */
    void checking(String file);

    /** The pull pauses; {@code why} is a sentence. */
    void waiting(Duration pause, String why);
}
