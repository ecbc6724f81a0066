package org.craregistry.graphql;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever met it of what went wrong outside of all handlers, as a problem document; to whoever asks for it, it is not there. */
@RestController
class ErrorPage implements ErrorController {

    static final String FAULT =
            "Something went wrong inside the registry. Try again, and ask its operator if that does not help.";
    static final String NOTHING = "There is nothing at this address. Use the addresses of the documentation.";

    ErrorPage() {}

    @RequestMapping("${spring.web.error.path:/error}")
    ProblemDetail tell(HttpServletRequest request) {
        HttpStatus met = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        HttpStatus status = met == null ? HttpStatus.INTERNAL_SERVER_ERROR : met;
        if (status == HttpStatus.NOT_FOUND) {
            return ProblemDetail.forStatusAndDetail(status, NOTHING);
        }
        return status.is5xxServerError()
                ? ProblemDetail.forStatusAndDetail(status, FAULT)
                : ProblemDetail.forStatus(status);
    }
}
