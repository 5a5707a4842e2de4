package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.model.ModelFailure;
import hilum.model.device.LibtorchBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibtorchFolderTest {
    private static final List<String> FLAVORS = List.of("cpu", "cu128");
    private static final List<String> CUDA = List.of("c10", "torch", "torch_cpu", "c10_cuda", "torch_cuda");

    @TempDir
    private Path folder;

    private Path libtorch(String version, List<String> libraries) throws Exception {
        Path root = Files.createDirectories(folder.resolve("libtorch"));
        Files.writeString(root.resolve("build-version"), version + "\n");
        put(root.resolve("lib"), libraries, "lib", ".so");
        return root;
    }

    private static void put(Path into, List<String> libraries, String before, String after) throws Exception {
        Files.createDirectories(into);
        for (String library : libraries) {
            Files.createFile(into.resolve(before + library + after));
        }
    }

    private static LibtorchFolder look(Path at) throws ModelFailure {
        return LibtorchFolder.of(at, "2.7.1", FLAVORS, "Linux");
    }

    @Test
    void the_archive_of_pytorch_is_found_from_every_level() throws Exception {
        Path root = libtorch("2.7.1+cu128", CUDA);
        LibtorchFolder expected = new LibtorchFolder(root.resolve("lib"), new LibtorchBuild("2.7.1", "cu128"));
        for (Path at : List.of(folder, root, root.resolve("lib"))) {
            assertThat(look(at)).isEqualTo(expected);
        }
    }

    @Test
    void the_python_package_is_found_too() throws Exception {
        Path torch = folder.resolve("site-packages").resolve("torch");
        put(torch.resolve("lib"), CUDA, "lib", ".so");
        Files.writeString(torch.resolve("version.py"), "from typing import Optional\n__version__ = '2.7.1+cu128'\n");
        assertThat(look(torch.getParent()).build()).isEqualTo(new LibtorchBuild("2.7.1", "cu128"));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.0+cu124, has version 2.6.0",
        "2.7.10+cu128, has version 2.7.10",
        "2.7.1+cu126, the build cu126",
        "2.7.1, the build unknown CUDA",
        "2.7.1+rocm6.3, the build rocm6",
        "nonsense, does not say which version"
    })
    void another_version_or_build_is_refused_in_words(String version, String words) throws Exception {
        Path root = libtorch(version, CUDA);
        assertThatThrownBy(() -> look(root))
                .isInstanceOf(ModelFailure.NativeLibraryMissing.class)
                .hasMessageContaining(words)
                .hasMessageContaining("docs/gpu.md");
    }

    @Test
    void a_folder_without_libtorch_or_without_a_version_is_refused() throws Exception {
        assertThatThrownBy(() -> look(folder))
                .hasMessageContaining("is no libtorch")
                .hasMessageContaining("libtorch_cpu.so");
        Path root = libtorch("2.7.1+cu128", CUDA);
        Files.delete(root.resolve("build-version"));
        assertThatThrownBy(() -> look(root)).hasMessageContaining("does not say which version");
    }

    @Test
    void missing_cuda_parts_are_named() throws Exception {
        Path root = libtorch("2.7.1+cu128", List.of("c10", "torch", "torch_cpu"));
        assertThatThrownBy(() -> look(root))
                .hasMessageContaining("not whole")
                .hasMessageContaining("libc10_cuda.so, libtorch_cuda.so");
    }

    @Test
    void the_processors_build_needs_no_cuda_parts() throws Exception {
        Path root = libtorch("2.7.1+cpu", List.of("c10", "torch", "torch_cpu"));
        assertThat(look(root).build().cuda()).isFalse();
    }

    @Test
    void windows_has_dlls() throws Exception {
        Path root = Files.createDirectories(folder.resolve("libtorch"));
        Files.writeString(root.resolve("build-version"), "2.7.1+cu128\r\n");
        put(root.resolve("lib"), CUDA, "", ".dll");
        // The VC++ runtime is looked for only where there is a Windows folder.
        assertThat(LibtorchFolder.of(root, "2.7.1", FLAVORS, "Windows 11")
                        .build()
                        .flavor())
                .isEqualTo("cu128");
        assertThatThrownBy(() -> look(root)).hasMessageContaining("libtorch_cpu.so");
    }

    @Test
    void the_program_knows_its_own_libtorch() {
        assertThat(Bundle.version()).matches("2\\.\\d+\\.\\d+");
        assertThat(Bundle.build().version()).isEqualTo(Bundle.version());
        assertThat(Bundle.flavors()).contains("cpu");
    }
}
