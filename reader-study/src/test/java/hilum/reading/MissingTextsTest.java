package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model writes what is missing: each text at once, failures by name, and no more after an interruption. */
class MissingTextsTest {
    private final List<String> heard = new ArrayList<>();
    private final MissingTexts.Listener listener = new MissingTexts.Listener() {
        @Override
        public void at(int done, int all) {
            heard.add(done + "/" + all);
        }

        @Override
        public void wrote(ReadingCase with) {
            heard.add(with.id() + "=" + with.textB());
        }
    };

    private static ReadingCase lacking(String id) {
        return new ReadingCase(id, "", "", List.of(), "by hand", "");
    }

    @Test
    void what_is_there_is_left_and_what_fails_is_named() throws Exception {
        TextSource writer = (_, input) -> {
            if (heard.size() == 3) {
                throw new TextSource.TextNotWritten("too dark");
            }
            return "text";
        };
        MissingTexts.Written written = new MissingTexts(writer, true)
                .write(
                        List.of(lacking("1"), lacking("2").withTexts("by hand", "there"), lacking("3"), lacking("4")),
                        listener);
        assertThat(heard).containsExactly("0/3", "1=text", "1/3", "2/3", "4=text", "3/3");
        assertThat(written).isEqualTo(new MissingTexts.Written(2, List.of("3: too dark"), false));
    }

    @Test
    void the_first_arm_can_be_written_too() throws Exception {
        ReadingCase without = new ReadingCase("1", "", "", List.of(), "", "machine");
        List<ReadingCase> got = new ArrayList<>();
        new MissingTexts((_, _) -> "text", false).write(List.of(without), new MissingTexts.Listener() {
            @Override
            public void at(int done, int all) {}

            @Override
            public void wrote(ReadingCase with) {
                got.add(with);
            }
        });
        assertThat(got).containsExactly(without.withTexts("text", "machine"));
    }

    @Test
    void an_interruption_ends_it_after_the_texts_that_are_whole_and_is_no_failure() throws Exception {
        TextSource writer = (_, _) -> {
            if (heard.contains("1=text")) {
                Thread.currentThread().interrupt();
                throw new TextSource.TextNotWritten("stopped");
            }
            return "text";
        };
        MissingTexts.Written written =
                new MissingTexts(writer, true).write(List.of(lacking("1"), lacking("2"), lacking("3")), listener);
        assertThat(written).isEqualTo(new MissingTexts.Written(1, List.of(), true));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(heard).containsExactly("0/3", "1=text", "1/3");
    }

    @Test
    void a_text_that_cannot_be_kept_ends_it() {
        MissingTexts.Listener full = new MissingTexts.Listener() {
            @Override
            public void at(int done, int all) {}

            @Override
            public void wrote(ReadingCase with) throws ReadingFailure {
                throw new ReadingFailure.DiskFull(Path.of("readings.db"));
            }
        };
        assertThatThrownBy(() -> new MissingTexts((_, _) -> "text", true).write(List.of(lacking("1")), full))
                .isInstanceOf(ReadingFailure.DiskFull.class);
    }
}
