package org.craregistry.register.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.craregistry.graphql.BadRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The bytes of an upload, brought to disk while they come in; never more of them than accepted. */
final class UploadBody {

    private static final int BUFFER = 1 << 16;

    private UploadBody() {}

    /**
     * Reads the body of a request; whoever asks closes the file.
     *
     * @throws ErrorResponseException where it is larger than accepted
     * @throws BadRequest where it is empty or breaks off
     * @throws IOException where the disk fails
     */
    static TemporaryFile read(HttpServletRequest request, long most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        TemporaryFile file = TemporaryFile.filledBy(out -> {
            InputStream in = request.getInputStream();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
                size += read;
                if (size > most) {
                    throw tooLarge(most);
                }
                out.write(buffer, 0, read);
            }
        });
        if (file.size() == 0) {
            file.close();
            throw new BadRequest("The request has no body; send the register file as the body, as it is.");
        }
        return file;
    }

    private static int next(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BadRequest("The upload broke off before its end; send the file again.");
        }
    }

    private static ErrorResponseException tooLarge(long most) {
        String detail =
                "The file is larger than %,d bytes, the most that is accepted. Send the register in several files."
                        .formatted(most);
        return new ErrorResponseException(
                HttpStatus.CONTENT_TOO_LARGE,
                ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, detail),
                null);
    }
}
