package hilum.model.worker;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.LoadPhase;
import hilum.model.ModelDescription;
import hilum.model.OptionScore;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.TokenPiece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** One {@link Message} as bytes: its kind, then its fields in order. Text is UTF-8 with an {@code int} length before it. */
final class MessageCodec {
    private static final int HELLO = 1;
    private static final int LOAD = 2;
    private static final int PROGRESS = 3;
    private static final int LOADED = 4;
    private static final int LOAD_FAILED = 5;
    private static final int ASK = 6;
    private static final int RATE = 7;
    private static final int CANCEL = 8;
    private static final int PIECE = 9;
    private static final int ANSWERED = 10;
    private static final int RATED = 11;
    private static final int REFUSED = 12;
    private static final int REJECTED = 13;
    private static final int BEAT = 14;
    private static final int WANTED = 15;
    private static final int PICTURE = 16;
    private static final int BEGUN = 17;
    private static final int STAGE = 18;

    /** On the wire a phase is an index into this. */
    private static final List<LoadPhase> PHASES =
            List.of(LoadPhase.STARTING, LoadPhase.CHECKING, LoadPhase.DIGESTING, LoadPhase.PLACING);

    /** On the wire an answer's end is an index into this. */
    private static final List<Completion.Finish> FINISHES =
            List.of(Completion.Finish.STOP, Completion.Finish.LENGTH, Completion.Finish.CANCELLED);

    private MessageCodec() {}

    /** The body of one message. Pictures make it large: the caller writes it out without another copy. */
    static ByteArrayOutputStream encode(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + pictureBytes(message));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(message, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes;
    }

    private static int pictureBytes(Message message) {
        return message instanceof Message.Picture(var _, RgbImage image) ? image.bytes() : 0;
    }

    /** @throws IOException when {@code body} is no whole message */
    static Message decode(byte[] body) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            Message message = read(in);
            if (in.available() > 0) {
                throw new Wire.GarbledStream("bytes left over");
            }
            return message;
        } catch (IllegalArgumentException e) {
            throw new Wire.GarbledStream("impossible value: " + e.getMessage());
        }
    }

    private static void write(Message message, DataOutputStream out) throws IOException {
        switch (message) {
            case Message.Hello(String build, long pid) -> {
                out.writeByte(HELLO);
                Fields.writeText(out, build);
                out.writeLong(pid);
            }
            case Message.Load(LoadOrder order) -> {
                out.writeByte(LOAD);
                writeOrder(out, order);
            }
            case Message.Progress(LoadPhase phase, double fraction) -> {
                out.writeByte(PROGRESS);
                out.writeByte(PHASES.indexOf(phase));
                out.writeDouble(fraction);
            }
            case Message.Loaded(ModelDescription description) -> {
                out.writeByte(LOADED);
                writeDescription(out, description);
            }
            case Message.LoadFailed(var failure) -> {
                out.writeByte(LOAD_FAILED);
                Fields.writeFailure(out, failure);
            }
            case Message.Ask ask -> {
                out.writeByte(ASK);
                out.writeLong(ask.call());
                Fields.writePrompt(out, ask.prompt());
                out.writeInt(ask.decoding().maxNewTokens());
                out.writeInt(ask.decoding().beams());
            }
            case Message.Rate rate -> {
                out.writeByte(RATE);
                out.writeLong(rate.call());
                Fields.writePrompt(out, rate.prompt());
                Fields.writeList(out, rate.options(), Fields::writeText);
            }
            case Message.Cancel(long call) -> {
                out.writeByte(CANCEL);
                out.writeLong(call);
            }
            case Message.Piece(long call, TokenPiece piece) -> {
                out.writeByte(PIECE);
                out.writeLong(call);
                out.writeInt(piece.id());
                Fields.writeText(out, piece.text());
                out.writeBoolean(piece.marker());
            }
            case Message.Answered answered -> {
                out.writeByte(ANSWERED);
                writeAnswered(out, answered);
            }
            case Message.Rated rated -> {
                out.writeByte(RATED);
                out.writeLong(rated.call());
                Fields.writeList(out, rated.scores(), MessageCodec::writeScore);
            }
            case Message.Refused refused -> {
                out.writeByte(REFUSED);
                out.writeLong(refused.call());
                Fields.writeFailure(out, refused.failure());
            }
            case Message.Rejected(long call, String reason) -> {
                out.writeByte(REJECTED);
                out.writeLong(call);
                Fields.writeText(out, reason);
            }
            case Message.Beat(long residentBytes) -> {
                out.writeByte(BEAT);
                out.writeLong(residentBytes);
            }
            case Message.Wanted wanted -> {
                out.writeByte(WANTED);
                out.writeLong(wanted.call());
                Fields.writeList(out, wanted.pictures(), Fields::writeText);
            }
            case Message.Picture(String sha256, RgbImage image) -> {
                out.writeByte(PICTURE);
                Fields.writeText(out, sha256);
                Fields.writeImage(out, image);
            }
            case Message.Begun(long call) -> {
                out.writeByte(BEGUN);
                out.writeLong(call);
            }
            case Message.Stage(long call, CallStage stage) -> {
                out.writeByte(STAGE);
                out.writeLong(call);
                Fields.writeStage(out, stage);
            }
        }
    }

    private static Message read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case HELLO -> new Message.Hello(Fields.readText(in), in.readLong());
            case LOAD -> new Message.Load(readOrder(in));
            case PROGRESS -> new Message.Progress(Fields.readOne(in, PHASES), in.readDouble());
            case LOADED -> new Message.Loaded(readDescription(in));
            case LOAD_FAILED -> new Message.LoadFailed(Fields.readFailure(in));
            case ASK -> new Message.Ask(in.readLong(), Fields.readPrompt(in), readDecoding(in));
            case RATE -> new Message.Rate(in.readLong(), Fields.readPrompt(in), Fields.readList(in, Fields::readText));
            case CANCEL -> new Message.Cancel(in.readLong());
            case PIECE ->
                new Message.Piece(in.readLong(), new TokenPiece(in.readInt(), Fields.readText(in), in.readBoolean()));
            case ANSWERED -> readAnswered(in);
            case RATED -> new Message.Rated(in.readLong(), Fields.readList(in, MessageCodec::readScore));
            case REFUSED -> new Message.Refused(in.readLong(), Fields.readFailure(in));
            case REJECTED -> new Message.Rejected(in.readLong(), Fields.readText(in));
            case BEAT -> new Message.Beat(in.readLong());
            case WANTED -> new Message.Wanted(in.readLong(), Fields.readList(in, Fields::readText));
            case PICTURE -> {
                String sha256 = Fields.readText(in);
                yield new Message.Picture(sha256, Fields.readImage(in, sha256));
            }
            case BEGUN -> new Message.Begun(in.readLong());
            case STAGE -> new Message.Stage(in.readLong(), Fields.readStage(in));
            default -> throw new Wire.GarbledStream("unknown message " + kind);
        };
    }

    private static void writeOrder(DataOutputStream out, LoadOrder order) throws IOException {
        Fields.writeText(out, order.name());
        Fields.writeText(out, order.folder().toString());
        Fields.writeText(out, order.settings().device());
        Fields.writeText(out, order.settings().precision());
        Fields.writeText(out, order.settings().towerGelu());
        out.writeInt(order.settings().pictureMb());
    }

    private static LoadOrder readOrder(DataInputStream in) throws IOException {
        return new LoadOrder(Fields.readText(in), Path.of(Fields.readText(in)), readSettings(in));
    }

    private static RunSettings readSettings(DataInputStream in) throws IOException {
        try {
            return new RunSettings(Fields.readText(in), Fields.readText(in), Fields.readText(in), in.readInt());
        } catch (IllegalArgumentException e) {
            throw new Wire.GarbledStream("no such settings");
        }
    }

    private static Decoding readDecoding(DataInputStream in) throws IOException {
        try {
            return new Decoding(in.readInt(), in.readInt());
        } catch (IllegalArgumentException e) {
            throw new Wire.GarbledStream("no such decoding");
        }
    }

    private static void writeDescription(DataOutputStream out, ModelDescription description) throws IOException {
        Fields.writeText(out, description.name());
        Fields.writeText(out, description.sha256());
        Fields.writeText(out, description.device());
        Fields.writeText(out, description.precision());
        out.writeLong(description.residentBytes());
        out.writeBoolean(description.wiringOnly());
        Fields.writeText(out, description.abilities().family());
        out.writeInt(description.abilities().maxPictures());
        out.writeBoolean(description.abilities().boxes());
        Fields.writeText(out, description.choice());
    }

    private static ModelDescription readDescription(DataInputStream in) throws IOException {
        return new ModelDescription(
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                in.readLong(),
                in.readBoolean(),
                new ModelDescription.Abilities(Fields.readText(in), in.readInt(), in.readBoolean()),
                Fields.readText(in));
    }

    private static void writeAnswered(DataOutputStream out, Message.Answered answered) throws IOException {
        out.writeLong(answered.call());
        Fields.writeList(out, answered.ids(), DataOutputStream::writeInt);
        out.writeByte(FINISHES.indexOf(answered.finish()));
        Completion.Timings timings = answered.timings();
        out.writeLong(timings.visionMs());
        out.writeLong(timings.prefillMs());
        out.writeLong(timings.firstTokenMs());
        out.writeLong(timings.totalMs());
        out.writeInt(timings.promptTokens());
        out.writeBoolean(timings.imageReused());
        Fields.writeText(out, answered.renderedPrompt());
    }

    private static Message.Answered readAnswered(DataInputStream in) throws IOException {
        long call = in.readLong();
        List<Integer> ids = Fields.readList(in, DataInputStream::readInt);
        Completion.Finish finish = Fields.readOne(in, FINISHES);
        Completion.Timings timings = new Completion.Timings(
                in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readInt(), in.readBoolean());
        return new Message.Answered(call, ids, finish, timings, Fields.readText(in));
    }

    private static void writeScore(DataOutputStream out, OptionScore score) throws IOException {
        Fields.writeText(out, score.text());
        out.writeDouble(score.sum());
        out.writeDouble(score.mean());
    }

    private static OptionScore readScore(DataInputStream in) throws IOException {
        return new OptionScore(Fields.readText(in), in.readDouble(), in.readDouble());
    }
}
