package hilum.app;

import hilum.app.cli.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the program starts: commands, or the window without one. */
public final class Main {
    private Main() {}

    /** Ends the process with 0 when all went well, 1 when the job failed, 2 when it was called wrongly. */
    public static void main(String[] arguments) {
        AppFolders folders = AppFolders.ofThisUser();
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = Commands.run(
                arguments, folders, files -> new Workstation(folders, StartObserver.none()).run(files), out, err);
        System.exit(code);
    }
}
