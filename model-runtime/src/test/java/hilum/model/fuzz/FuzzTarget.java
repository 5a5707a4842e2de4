package hilum.model.fuzz;

import hilum.model.ModelFailure;

/**
 * A reader of one kind of file.
 *
 * @param sound the bytes that mutants are made from
 */
record FuzzTarget(String name, byte[] sound, Reader reader) {
    /** Reads a mutant: returns when it is sound or when what is wrong was told, and throws nothing but the one expected failure. */
    interface Reader {
        void read(byte[] mutant) throws ModelFailure.BadCheckpoint, Exception;
    }
}
