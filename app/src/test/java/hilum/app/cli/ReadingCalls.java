package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.app.AppFolders;
import hilum.reading.pack.Sealing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** {@code hilum reading} over a folder with a pass phrase and a table of two cases, with a key that opens quickly. */
final class ReadingCalls {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final String study;
    final String pass;
    private final Path folder;

    ReadingCalls(Path folder) throws IOException {
        this.folder = folder;
        study = at("study");
        pass = Files.writeString(folder.resolve("pass.txt"), "correct horse battery\n")
                .toString();
        Files.writeString(
                folder.resolve("cases.csv"),
                "case,task,task_input,text_physician,text_ai\n"
                        + "1,findings summarization,long,Walnut 1.,Hazel 1.\n"
                        + "2,findings summarization,long,Walnut 2.,Hazel 2.\n");
    }

    String at(String name) {
        return folder.resolve(name).toString();
    }

    /** The exit code; what was printed replaces what was there. */
    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Commands.run(
                ReadingCommand.line(new AppFolders(folder.resolve("home")), new Sealing(new SecureRandom(), 16)),
                arguments,
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    /** A call that has to go well. */
    void done(String... arguments) {
        assertThat(run(arguments)).as("%s%s", out, err).isZero();
    }

    /** What was printed last. */
    JsonObject json() {
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    /** A plan of the two cases for Ada and Ben. */
    void plan() {
        done("create", study, "--title", "Pilot A", "--reader", "Ada", "--reader", "Ben");
        done("import", study, at("cases.csv"));
    }

    void freeze() {
        plan();
        done("freeze", study, "--pass-phrase-file", pass);
    }
}
