package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildIdentityTest {
    @TempDir
    private Path folder;

    private Path jar(String classBytes, String otherBytes) throws IOException {
        Path jar = folder.resolve("runtime.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("hilum/model/decode/Generator.class"));
            zip.write(classBytes.getBytes());
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(otherBytes.getBytes());
        }
        return jar;
    }

    @Test
    void a_jar_that_was_replaced_while_the_program_ran_is_another_build() throws Exception {
        String before = BuildIdentity.of(jar("one build", "made on Monday"));
        assertThat(BuildIdentity.of(jar("one build", "made on Tuesday"))).isEqualTo(before);
        assertThat(BuildIdentity.of(jar("another b", "made on Monday"))).isNotEqualTo(before);
        assertThat(before).matches(Wire.PROTOCOL + "-[0-9a-f]{16}");
    }

    @Test
    void a_folder_with_one_changed_class_is_another_build() throws Exception {
        Path file = folder.resolve("hilum/model/torch/TorchModel.class");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "one");
        String before = BuildIdentity.of(folder);
        Files.writeString(file, "two");
        assertThat(BuildIdentity.of(folder)).isNotEqualTo(before);
    }

    @Test
    void a_process_keeps_the_identity_that_it_began_with() {
        assertThat(BuildIdentity.current()).isSameAs(BuildIdentity.current());
    }
}
