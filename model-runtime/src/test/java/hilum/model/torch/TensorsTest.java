package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TensorsTest {
    @BeforeAll
    static void start() throws Exception {
        NativeSetup.fromSystemProperties().start();
    }

    /** DJL ends the process for number formats that it does not know, so one class guards them all. */
    @Test
    void number_formats_are_named_in_one_class_only() throws Exception {
        Path sources = Path.of("src/main/java/hilum/model");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                boolean names = Files.readString(file).contains("DataType");
                assertThat(names).as(file.toString()).isEqualTo(file.endsWith("Tensors.java"));
            }
        }
    }

    @Test
    void memory_and_shape_have_to_agree() {
        try (PtNDManager manager = NativeResources.newManager();
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(24, 8);
            Tensors.over(manager, memory, Tensors.Format.FLOAT32, List.of(2L, 3L))
                    .close();
            assertThatThrownBy(() -> Tensors.over(manager, memory, Tensors.Format.FLOAT32, List.of(2L, 4L)))
                    .isInstanceOf(IllegalArgumentException.class);
            MemorySegment heap = MemorySegment.ofArray(new byte[24]);
            assertThatThrownBy(() -> Tensors.over(manager, heap, Tensors.Format.FLOAT32, List.of(2L, 3L)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_script_language_reports_its_own_mistakes_as_exceptions() {
        try (PtNDManager manager = NativeResources.newManager();
                NativeState stop = new NativeState();
                ScriptModule module = new ScriptModule(
                        manager,
                        TorchScriptArchive.of(
                                "NumberFormatProgram", List.of("number_format_program.py"), java.util.Map.of()))) {
            try (ScriptModule.Call call =
                    module.call("stored").with(stop.value()).with(99)) {
                assertThatThrownBy(call::asValue).isInstanceOf(RuntimeException.class);
            }
            try (ScriptModule.Call call = module.call("no_such_method")) {
                assertThatThrownBy(call::asValue).isInstanceOf(RuntimeException.class);
            }
        }
    }
}
