package hilum.model.pull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files of a repository the runtime needs: words, numbers and licence. Never code, never pickles. */
final class NeededFiles {
    private static final String INDEX = "model.safetensors.index.json";
    private static final String SINGLE = "model.safetensors";
    private static final Pattern SHARD = Pattern.compile("model-[0-9]{5}-of-[0-9]{5}\\.safetensors");
    private static final Pattern LEGAL = Pattern.compile("(LICEN[CS]E|NOTICE|README)(\\.md|\\.txt)?");
    private static final Set<String> SMALL = Set.of(
            "config.json",
            "generation_config.json",
            "preprocessor_config.json",
            "vocab.json",
            "merges.txt",
            "added_tokens.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "hilum-wiring.json",
            "vision_tower/config.json",
            "vision_tower/preprocessor_config.json",
            INDEX);
    private static final long MAX_SMALL_BYTES = 100_000_000;

    private NeededFiles() {}

    /**
     * Chooses from everything that {@code listed} holds; small files first, then weights in the order of their names.
     *
     * @throws PullFailure.WrongContent when the list tries to write elsewhere, is no snapshot, or is too large
     */
    static List<RemoteFile> of(List<Listing.Entry> listed, PullLimits limits) throws PullFailure {
        boolean sharded = listed.stream().anyMatch(entry -> entry.path().equals(INDEX));
        List<RemoteFile> needed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Listing.Entry entry : listed) {
            if (FileNames.hostile(entry.path())) {
                throw refused("The file list of the hub names a path outside its folder. Do not trust this address.");
            }
            if (!wanted(entry.path(), sharded)) {
                continue;
            }
            if (!seen.add(entry.path().toLowerCase(Locale.ROOT))) {
                throw refused("The file list of the hub names " + entry.path() + " twice.");
            }
            RemoteFile file = new RemoteFile(entry.path(), entry.size(), entry.hash());
            if (!file.isWeights() && file.size() > MAX_SMALL_BYTES) {
                throw refused("The file " + file.path() + " should be small but has " + Words.bytes(file.size()) + ".");
            }
            needed.add(file);
        }
        check(needed, limits);
        needed.sort(Comparator.comparing(RemoteFile::isWeights).thenComparing(RemoteFile::path));
        return List.copyOf(needed);
    }

    private static boolean wanted(String path, boolean sharded) {
        return SMALL.contains(path)
                || LEGAL.matcher(path).matches()
                || (sharded ? SHARD.matcher(path).matches() : path.equals(SINGLE));
    }

    private static void check(List<RemoteFile> needed, PullLimits limits) throws PullFailure {
        if (needed.stream().noneMatch(file -> file.path().equals("config.json"))
                || needed.stream().noneMatch(RemoteFile::isWeights)) {
            throw refused(
                    "This repository is no snapshot that Hilum can use: it needs config.json and weights as"
                            + " model.safetensors or numbered shards with an index. Pickle files (.bin, .pt) are never fetched.");
        }
        long total = 0;
        for (RemoteFile file : needed) {
            total += Math.min(file.size(), limits.maxBytes() + 1);
        }
        if (needed.size() > limits.maxFiles() || total > limits.maxBytes()) {
            throw refused("This repository is too large: " + needed.size() + " files, " + Words.bytes(total)
                    + ", but at most " + limits.maxFiles() + " files and " + Words.bytes(limits.maxBytes())
                    + " are taken.");
        }
    }

    private static PullFailure refused(String sentence) {
        return new PullFailure.WrongContent(sentence + " Nothing was downloaded.");
    }
}
