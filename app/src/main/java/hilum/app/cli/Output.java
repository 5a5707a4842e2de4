package hilum.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** How answers are printed as JSON: one object on one line, so that lines of several runs can be joined. */
final class Output {
    /** Keeps letters as they are; writes no field that is null. */
    static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Output() {}

    /** Prints what is wrong with a file, though it can be read, beside the answers. */
    static Consumer<String> warnings(CommandSpec spec) {
        return warning -> spec.commandLine().getErr().println("hilum: " + warning);
    }

    static String line(JsonElement json) {
        return GSON.toJson(json);
    }
}
