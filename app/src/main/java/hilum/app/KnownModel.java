package hilum.app;

import hilum.model.ModelFailure;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.weights.SnapshotReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model that this user could load, and what it can do.
 *
 * @param chosen whether it is the one that the settings name
 * @param report what a look at its files found
 */
public record KnownModel(ModelChoice choice, boolean chosen, SnapshotReport report) {

    /** What a model is asked for in this program. */
    public enum Skill {
        VIEW,
        FINDINGS,
        BOXES,
        COMPARISON,
        SUMMARY
    }

    /** The built-in model, the chosen one, and CheXagent snapshots in the Hugging Face cache; reads headers, no weights. */
    public static List<KnownModel> all(AppFolders folders, Map<String, String> environment) throws ModelFailure {
        Optional<Path> chosen = Settings.load(folders.settings())
                .model()
                .map(path -> path.toAbsolutePath().normalize());
        List<ModelChoice> choices = new ArrayList<>(List.of(ModelChoice.builtIn(folders)));
        chosen.map(ModelChoice::ofFolder).ifPresent(choices::add);
        cached(environment)
                .map(ModelChoice::ofFolder)
                .filter(choice -> !choices.contains(choice))
                .forEach(choices::add);
        return choices.stream()
                .map(choice -> new KnownModel(
                        choice,
                        choice.builtIn()
                                ? chosen.isEmpty()
                                : chosen.filter(choice.folder()::equals).isPresent(),
                        Checkpoint.inspect(choice.folder(), DigestCache.none()).report()))
                .toList();
    }

    /** Whether it was made for that; a model with random weights or broken files can do nothing. */
    public boolean can(Skill skill) {
        if (!report.usable() || report.wiringOnly()) {
            return false;
        }
        return report.model()
                .map(SnapshotReport.Model::abilities)
                .map(abilities -> switch (skill) {
                    case VIEW, FINDINGS, SUMMARY -> true;
                    case BOXES -> abilities.boxes();
                    case COMPARISON -> abilities.maxPictures() > 1;
                })
                .orElse(false);
    }

    private static Stream<Path> cached(Map<String, String> environment) {
        String home = environment.getOrDefault(
                "HF_HOME",
                Path.of(System.getProperty("user.home", "."), ".cache", "huggingface")
                        .toString());
        return children(Path.of(home, "hub")).stream()
                .filter(model -> String.valueOf(model.getFileName()).contains("CheXagent"))
                .flatMap(model -> children(model.resolve("snapshots")).stream())
                .filter(Files::isDirectory);
    }

    /** In order of their names; none where there is no such folder. */
    private static List<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException noSuchFolder) {
            return List.of();
        }
    }
}
