package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.app.AppFolders;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** What a call of the program printed, and its exit code. */
record Called(int code, String out, String err) {
    /** Exit codes of windows that would have opened begin here. */
    static final int OPENED = 40;

    /** Calls the whole program over the folders in {@code home}; a window would give {@link #OPENED} and the number of its files. */
    static Called with(Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Commands.run(
                arguments,
                new AppFolders(home),
                paths -> OPENED + paths.size(),
                new PrintWriter(out),
                new PrintWriter(err));
        return new Called(code, out.toString(), err.toString());
    }

    JsonObject json() {
        assertThat(out.strip().lines()).as("one JSON object and nothing else").hasSize(1);
        return JsonParser.parseString(out).getAsJsonObject();
    }
}
