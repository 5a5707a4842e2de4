package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import hilum.model.ModelFailure;
import hilum.model.device.CardFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeFaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEMORY | CUDA out of memory. Tried to allocate 130.00 MiB. GPU 0 has a total capacity of 23.56 GiB",
                "MEMORY | CUDA error: out of memory",
                "MEMORY | CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "MEMORY | CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`",
                "MEMORY | cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
                "MAIN_MEMORY | DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes. Error code 12",
                "NO_CODE | CUDA error: no kernel image is available for execution on the device",
                "CARD | CUDA error: an illegal memory access was encountered",
                "CARD | CUDA error: device-side assert triggered",
                "CARD | CUDA error: unspecified launch failure",
                "CARD | CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasGemmEx`",
                "CARD | cuDNN error: CUDNN_STATUS_EXECUTION_FAILED",
                "CARD | CUDA error: the launch timed out and was terminated",
                "CARD | CUDA driver error: device not ready",
                "BUG | The following operation failed in the TorchScript interpreter. mat1 and mat2 shapes cannot be multiplied"
            })
    void the_words_of_libtorch_are_understood(NativeFault expected, String message) {
        assertThat(NativeFault.of(new EngineException(message))).isEqualTo(expected);
    }

    @Test
    void memory_is_an_expected_failure_that_names_the_card_or_not() {
        assertThat(NativeFault.translated(new EngineException("CUDA out of memory. Tried to allocate 20.00 MiB")))
                .isInstanceOf(ModelFailure.OutOfMemory.class)
                .hasMessageContaining("graphics card");
        assertThat(NativeFault.translated(new EngineException("DefaultCPUAllocator: can't allocate memory")))
                .isInstanceOf(ModelFailure.OutOfMemory.class)
                .hasMessageNotContaining("graphics card");
        assertThat(NativeFault.translated(new EngineException("CUDA error: no kernel image is available")))
                .isInstanceOf(ModelFailure.NativeLibraryMissing.class)
                .hasMessageContaining("docs/gpu.md");
    }

    @Test
    void a_cards_fault_and_a_bug_are_no_failures_of_a_question() {
        EngineException illegal = new EngineException("CUDA error: an illegal memory access was encountered\nmore");
        assertThatThrownBy(() -> NativeFault.translated(illegal))
                .isInstanceOf(CardFault.class)
                .hasMessageEndingWith("illegal memory access was encountered")
                .hasCause(illegal);
        EngineException bug = new EngineException("shapes cannot be multiplied");
        assertThatThrownBy(() -> NativeFault.translated(bug)).isSameAs(bug);
    }
}
