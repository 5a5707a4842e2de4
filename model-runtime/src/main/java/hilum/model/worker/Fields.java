package hilum.model.worker;

import hilum.model.CallStage;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parts that several messages share, as bytes. */
final class Fields {
    private Fields() {}

    /** Writes one element. */
    @FunctionalInterface
    interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    /** Reads one element. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static <T> void writeList(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        int size = readLength(in);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return values;
    }

    /** One of {@code values}, by its index. */
    static <T> T readOne(DataInputStream in, List<T> values) throws IOException {
        int index = in.readUnsignedByte();
        if (index >= values.size()) {
            throw new Wire.GarbledStream("unknown value " + index);
        }
        return values.get(index);
    }

    static void writePrompt(DataOutputStream out, NamedPrompt prompt) throws IOException {
        writeList(out, prompt.pictures(), Fields::writeText);
        writeList(out, prompt.earlier(), Fields::writeTurn);
        writeText(out, prompt.instruction());
    }

    static NamedPrompt readPrompt(DataInputStream in) throws IOException {
        return new NamedPrompt(readList(in, Fields::readText), readList(in, Fields::readTurn), readText(in));
    }

    static void writeStage(DataOutputStream out, CallStage stage) throws IOException {
        switch (stage) {
            case CallStage.InLine(int before) -> {
                out.writeByte(0);
                out.writeInt(before);
            }
            case CallStage.Loading() -> out.writeByte(1);
            case CallStage.Looking(double fraction) -> {
                out.writeByte(2);
                out.writeDouble(fraction);
            }
            case CallStage.Reading(double fraction) -> {
                out.writeByte(3);
                out.writeDouble(fraction);
            }
        }
    }

    static CallStage readStage(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 0 -> new CallStage.InLine(in.readInt());
            case 1 -> new CallStage.Loading();
            case 2 -> new CallStage.Looking(in.readDouble());
            case 3 -> new CallStage.Reading(in.readDouble());
            default -> throw new Wire.GarbledStream("unknown stage " + kind);
        };
    }

    static void writeFailure(DataOutputStream out, ModelFailure failure) throws IOException {
        out.writeByte(
                switch (failure) {
                    case ModelFailure.BadCheckpoint f -> 0;
                    case ModelFailure.NativeLibraryMissing f -> 1;
                    case ModelFailure.OutOfMemory f -> 2;
                    case ModelFailure.ContextOverflow f -> 3;
                    case ModelFailure.WorkerDied f -> 4;
                    case ModelFailure.NotReady f -> 5;
                    case ModelFailure.Unsupported f -> 6;
                });
        writeText(out, String.valueOf(failure.getMessage()));
    }

    static ModelFailure readFailure(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        String message = readText(in);
        return switch (kind) {
            case 0 -> new ModelFailure.BadCheckpoint(message);
            case 1 -> new ModelFailure.NativeLibraryMissing(message);
            case 2 -> new ModelFailure.OutOfMemory(message);
            case 3 -> new ModelFailure.ContextOverflow(message);
            case 4 -> new ModelFailure.WorkerDied(message);
            case 5 -> new ModelFailure.NotReady(message);
            case 6 -> new ModelFailure.Unsupported(message);
            default -> throw new Wire.GarbledStream("unknown failure " + kind);
        };
    }

    static void writeImage(DataOutputStream out, RgbImage image) throws IOException {
        out.writeInt(image.widthPx());
        out.writeInt(image.heightPx());
        image.writeTo(out);
    }

    static RgbImage readImage(DataInputStream in, String sha256) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        // Before anything is allocated for it.
        if (width <= 0 || height <= 0 || 3L * width * height > in.available()) {
            throw new Wire.GarbledStream("impossible size " + width + " x " + height);
        }
        return RgbImage.read(width, height, sha256, in);
    }

    private static void writeTurn(DataOutputStream out, Prompt.Turn turn) throws IOException {
        writeText(out, turn.instruction());
        writeText(out, turn.answer());
    }

    private static Prompt.Turn readTurn(DataInputStream in) throws IOException {
        return new Prompt.Turn(readText(in), readText(in));
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[readLength(in)];
        in.readFully(bytes);
        return bytes;
    }

    /** A length that what is left of the body can hold. */
    private static int readLength(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new Wire.GarbledStream("impossible length " + length);
        }
        return length;
    }
}
