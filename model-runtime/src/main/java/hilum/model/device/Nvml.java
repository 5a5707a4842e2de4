package hilum.model.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The few functions of NVML that say which cards there are. NVML comes with the driver; its reference is NVIDIA's "NVML API Reference
 * Guide". One thread, one short life.
 */
final class Nvml implements AutoCloseable {
    static final int SUCCESS = 0;
    static final int NO_PERMISSION = 4;
    static final int DRIVER_NOT_LOADED = 9;
    static final int GPU_IS_LOST = 15;
    static final int RESET_REQUIRED = 16;
    static final int VERSION_MISMATCH = 18;

    /** NVML_DEVICE_NAME_V2_BUFFER_SIZE, and more than the driver's version takes. */
    private static final int TEXT_BYTES = 96;

    private static final long LONGEST_ERROR_TEXT = 256;

    /** nvmlMemory_t: total, free, used, each unsigned long long. */
    private static final MemoryLayout MEMORY = MemoryLayout.sequenceLayout(3, ValueLayout.JAVA_LONG);

    private final Arena arena;
    private final SymbolLookup library;
    private final Linker linker = Linker.nativeLinker();
    private boolean started;

    /** A call that NVML refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        Refused(int code, String text) {
            super(text);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** The library has no such function: a driver from before it. */
    static final class MissingFunction extends Exception {
        private static final long serialVersionUID = 1L;

        MissingFunction(String name) {
            super(name);
        }
    }

    /**
     * Opens {@code library}.
     *
     * @throws IllegalArgumentException when it cannot be opened
     */
    @SuppressWarnings("restricted") // opening a native library is what this class is for
    Nvml(String library) {
        arena = Arena.ofConfined();
        boolean opened = false;
        try {
            this.library = SymbolLookup.libraryLookup(library, arena);
            opened = true;
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    void start() throws Refused, MissingFunction {
        check((int) call("nvmlInit_v2", descriptor()));
        started = true;
    }

    String driverVersion() throws Refused, MissingFunction {
        MemorySegment text = arena.allocate(TEXT_BYTES);
        check((int) call(
                "nvmlSystemGetDriverVersion", descriptor(ValueLayout.ADDRESS, ValueLayout.JAVA_INT), text, TEXT_BYTES));
        return text(text);
    }

    int count() throws Refused, MissingFunction {
        MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
        check((int) call("nvmlDeviceGetCount_v2", descriptor(ValueLayout.ADDRESS), count));
        return count.get(ValueLayout.JAVA_INT, 0);
    }

    /** Everything about one card. */
    GraphicsCard card(int index) throws Refused, MissingFunction {
        MemorySegment handle = arena.allocate(ValueLayout.ADDRESS);
        check((int) call(
                "nvmlDeviceGetHandleByIndex_v2", descriptor(ValueLayout.JAVA_INT, ValueLayout.ADDRESS), index, handle));
        MemorySegment device = handle.get(ValueLayout.ADDRESS, 0);
        MemorySegment memory = arena.allocate(MEMORY);
        check((int)
                call("nvmlDeviceGetMemoryInfo", descriptor(ValueLayout.ADDRESS, ValueLayout.ADDRESS), device, memory));
        return new GraphicsCard(
                index,
                text("nvmlDeviceGetName", device),
                text("nvmlDeviceGetUUID", device),
                capability(device),
                memory.getAtIndex(ValueLayout.JAVA_LONG, 0),
                memory.getAtIndex(ValueLayout.JAVA_LONG, 1));
    }

    private ComputeCapability capability(MemorySegment device) throws Refused, MissingFunction {
        MemorySegment major = arena.allocate(ValueLayout.JAVA_INT);
        MemorySegment minor = arena.allocate(ValueLayout.JAVA_INT);
        check((int) call(
                "nvmlDeviceGetCudaComputeCapability",
                descriptor(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                device,
                major,
                minor));
        return new ComputeCapability(major.get(ValueLayout.JAVA_INT, 0), minor.get(ValueLayout.JAVA_INT, 0));
    }

    private String text(String function, MemorySegment device) throws Refused, MissingFunction {
        MemorySegment text = arena.allocate(TEXT_BYTES);
        check((int) call(
                function,
                descriptor(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                device,
                text,
                TEXT_BYTES));
        return text(text);
    }

    /** What stands before the first zero byte, or all of it when a careless library wrote none. */
    private static String text(MemorySegment bytes) {
        long length = 0;
        while (length < bytes.byteSize() && bytes.get(ValueLayout.JAVA_BYTE, length) != 0) {
            length++;
        }
        byte[] text = bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(text, StandardCharsets.UTF_8).strip();
    }

    private static FunctionDescriptor descriptor(MemoryLayout... arguments) {
        return FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments);
    }

    private void check(int code) throws Refused, MissingFunction {
        if (code != SUCCESS) {
            throw new Refused(code, errorText(code));
        }
    }

    @SuppressWarnings("restricted") // NVML gives a C string of unknown length
    private String errorText(int code) throws MissingFunction {
        MemorySegment text = (MemorySegment)
                call("nvmlErrorString", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT), code);
        return text.address() == 0 ? "error " + code : text(text.reinterpret(LONGEST_ERROR_TEXT)) + ", error " + code;
    }

    @SuppressWarnings("restricted") // calling native code is what this class is for
    private Object call(String name, FunctionDescriptor descriptor, Object... arguments) throws MissingFunction {
        MemorySegment function = library.find(name).orElseThrow(() -> new MissingFunction(name));
        MethodHandle handle = linker.downcallHandle(function, descriptor);
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call to NVML itself throws nothing", e);
        }
    }

    /** Ends NVML and lets the library go. */
    @Override
    public void close() {
        try {
            if (started) {
                call("nvmlShutdown", descriptor());
            }
        } catch (MissingFunction e) {
            // Then there is nothing to shut down.
            started = false;
        } finally {
            arena.close();
        }
    }
}
