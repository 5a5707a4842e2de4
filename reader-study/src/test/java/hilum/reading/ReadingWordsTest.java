package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingWordsTest {
    private static final Path FILE = Path.of("/home/ada/secret-ward/readings.db");

    /** One of each kind that has a file, refusals with every reason. */
    private static List<ReadingFailure.OfFile> failures() {
        List<ReadingFailure.OfFile> failures = new ArrayList<>(List.of(
                new ReadingFailure.Damaged(FILE),
                new ReadingFailure.Newer(FILE),
                new ReadingFailure.ReadOnly(FILE),
                new ReadingFailure.DiskFull(FILE),
                new ReadingFailure.Unreachable(FILE),
                new ReadingFailure.KeyDamaged(FILE),
                new ReadingFailure.LogBroken(FILE),
                new ReadingFailure.ProtocolUnreadable(FILE, "line 3")));
        Arrays.stream(ReadingFailure.Refusal.values()).forEach(refusal -> {
            failures.add(new ReadingFailure.PackageRefused(FILE, refusal));
            failures.add(new ReadingFailure.ResultRefused(FILE, refusal));
        });
        return failures;
    }

    @Test
    void every_failure_of_a_file_is_told_without_its_folder() {
        assertThat(failures().stream().map(ReadingFailure.OfFile::getClass).distinct())
                .as("no kind is left out")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReadingFailure.OfFile.class.getPermittedSubclasses())
                        .<Class<? extends ReadingFailure.OfFile>>map(
                                kind -> kind.asSubclass(ReadingFailure.OfFile.class))
                        .toList());
        for (ReadingFailure.OfFile failure : failures()) {
            assertThat(new ReadingWords().of(failure))
                    .as("%s", failure.getClass())
                    .contains(".")
                    .doesNotContain("secret-ward", "/home");
        }
        assertThat(new ReadingWords().of(new ReadingFailure.Damaged(FILE))).contains("readings.db");
        assertThat(new ReadingWords().of(new ReadingFailure.Unreachable(Path.of("/"))))
                .contains("/");
    }
}
