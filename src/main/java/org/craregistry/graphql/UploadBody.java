package org.craregistry.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.craregistry.storage.TemporaryFile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The bytes of an upload, brought to disk while they come in; never more of them than accepted. */
public final class UploadBody {

    private static final int BUFFER = 1 << 16;

    private UploadBody() {}

    /**
     * Reads the body of a request; whoever asks closes the file.
     *
     * @param most the bytes that are accepted at most
     * @param advice what to do with a larger file: a sentence
     * @throws ErrorResponseException where it is larger than accepted
     * @throws BadRequest where it is empty or breaks off
     * @throws IOException where the disk fails
     */
    public static TemporaryFile read(HttpServletRequest request, long most, String advice) throws IOException {
        long told = request.getContentLengthLong();
        if (told > most) {
            throw tooLarge(most, advice);
        }
        TemporaryFile file = TemporaryFile.filledBy(out -> {
            InputStream in = request.getInputStream();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
                size += read;
                if (size > most) {
                    throw tooLarge(most, advice);
                }
                out.write(buffer, 0, read);
            }
            if (size < told) {
                throw brokeOff();
            }
        });
        if (file.size() == 0) {
            file.close();
            throw new BadRequest("The request has no body; send the file as the body, as it is.");
        }
        return file;
    }

    private static int next(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    private static BadRequest brokeOff() {
        return new BadRequest("The upload broke off before its end; send the file again.");
    }

    private static ErrorResponseException tooLarge(long most, String advice) {
        String detail = "The file is larger than %,d bytes, the most that is accepted. %s".formatted(most, advice);
        return new ErrorResponseException(
                HttpStatus.CONTENT_TOO_LARGE,
                ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, detail),
                null);
    }
}
