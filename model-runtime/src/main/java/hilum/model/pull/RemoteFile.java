package hilum.model.pull;

import java.nio.file.Path;

/**
 * A file of the snapshot as the hub lists it.
 *
 * @param path a checked relative path with forward slashes
 */
record RemoteFile(String path, long size, ContentHash hash) {
    /** Where the file will lie. */
    Path in(Path folder) {
        return folder.resolve(path);
    }

    /** Where its bytes lie until all are here; the name tells which content it is a part of. */
    Path partIn(Path folder) {
        return folder.resolve(path + "." + hash.shortForm() + ".part");
    }

    /** Whether it holds weights. */
    boolean isWeights() {
        return path.endsWith(".safetensors");
    }
}
