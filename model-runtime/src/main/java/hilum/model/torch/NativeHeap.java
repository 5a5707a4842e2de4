package hilum.model.torch;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The C library's heap. What large matrices leave behind in it, after loading or after a picture, stays with the process until somebody
 * asks for it to be given back.
 */
@SuppressWarnings("restricted") // one function of the C library, with its documented signature
final class NativeHeap {
    /** glibc alone has it; elsewhere nothing has to be done, or nothing can. */
    private static final Optional<MethodHandle> TRIM =
            Linker.nativeLinker().defaultLookup().find("malloc_trim").map(NativeHeap::handle);

    private NativeHeap() {}

    private static MethodHandle handle(MemorySegment function) {
        return Linker.nativeLinker()
                .downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
    }

    /** Gives free pages back to the system; some milliseconds. */
    static void trim() {
        TRIM.ifPresent(trim -> {
            try {
                int _ = (int) trim.invokeExact(0L);
            } catch (Throwable e) {
                throw new IllegalStateException("malloc_trim takes a number and gives one", e);
            }
        });
    }
}
