package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.CallStage;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WaitingShownTest {
    private final StringWriter printed = new StringWriter();

    private WaitingShown shown(boolean terminal) {
        return new WaitingShown(new PrintWriter(printed), terminal);
    }

    @Test
    void one_line_changes_and_is_empty_in_the_end() {
        try (WaitingShown waiting = shown(true)) {
            waiting.accept(new CallStage.Loading());
            waiting.accept(new CallStage.InLine(2));
            waiting.accept(new CallStage.Reading(0.426));
            waiting.clear();
        }
        assertThat(printed.toString())
                .startsWith("\rloading the model\r2 before this one\rreading picture and question, 43 %\r");
        assertThat(printed.toString()).endsWith("\r").doesNotContain("\n");
    }

    @Test
    void in_a_pipe_nothing_is_printed() {
        try (WaitingShown waiting = shown(false)) {
            waiting.accept(new CallStage.Looking(0.5));
        }
        assertThat(printed.toString()).isEmpty();
    }
}
