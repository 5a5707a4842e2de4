package hilum.assistant;

import java.io.IOException;
import java.util.Optional;

/**
 * What an autosave file held.
 *
 * @param value empty when there was no file, or none that could be read
 */
record Loaded<T>(Optional<T> value, ArchiveState state) {

    /** Reads one kind of JSON. */
    interface Reader<T> {
        T read(String json) throws IOException;
    }

    static <T> Loaded<T> from(Autosave autosave, String study, Autosave.Kind kind, Reader<T> reader) {
        try {
            Optional<String> json = autosave.get(study, kind);
            if (json.isEmpty()) {
                return new Loaded<>(Optional.empty(), ArchiveState.READY);
            }
            return new Loaded<>(Optional.of(reader.read(json.get())), ArchiveState.READY);
        } catch (IOException broken) {
            return new Loaded<>(Optional.empty(), setAside(autosave, study, kind));
        }
    }

    private static ArchiveState setAside(Autosave autosave, String study, Autosave.Kind kind) {
        try {
            autosave.setAside(study, kind);
            return ArchiveState.SET_ASIDE;
        } catch (IOException stuck) {
            return ArchiveState.UNREADABLE;
        }
    }
}
