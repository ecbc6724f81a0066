package org.craregistry.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.craregistry.document.WordCopies.WordCopy;
import org.craregistry.graphql.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the reading copy of the law to everybody who is signed in: as a page, and as a Word document. */
@Controller
class ReadingCopyController {

    private static final CacheControl ASK_EACH_TIME = CacheControl.noCache().cachePrivate();

    private final ReadingCopies copies;
    private final WordCopies wordCopies;

    ReadingCopyController(ReadingCopies copies, WordCopies wordCopies) {
        this.copies = copies;
        this.wordCopies = wordCopies;
    }

    @GetMapping("/law")
    String page(
            @RequestParam(required = false) @Nullable String stateOfLaw,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        QueryParameters.only(request, "stateOfLaw");
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME.getHeaderValue());
        model.addAttribute("copy", copies.find(stateOfLaw));
        model.addAttribute("states", copies.states());
        return "reading-copy";
    }

    @GetMapping("/law.docx")
    ResponseEntity<byte[]> document(
            @RequestParam(required = false) @Nullable String stateOfLaw, HttpServletRequest request) {
        QueryParameters.only(request, "stateOfLaw");
        ReadingCopy copy = copies.find(stateOfLaw);
        return file(wordCopies.of(copy), "cra-registry-law-%s-edition-%s.docx".formatted(copy.state(), copy.edition()));
    }

    @GetMapping("/law/examples")
    String examples(HttpServletRequest request, HttpServletResponse response, Model model) {
        QueryParameters.only(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME.getHeaderValue());
        model.addAttribute("copy", copies.examples());
        return "examples";
    }

    @GetMapping("/law/examples.docx")
    ResponseEntity<byte[]> examplesDocument(HttpServletRequest request) {
        QueryParameters.only(request);
        ExamplesCopy copy = copies.examples();
        return file(wordCopies.of(copy), "cra-registry-examples-edition-%s.docx".formatted(copy.edition()));
    }

    private static ResponseEntity<byte[]> file(WordCopy document, String name) {
        ContentDisposition attachment =
                ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(WordDocument.TYPE)
                .cacheControl(ASK_EACH_TIME)
                .eTag(document.tag())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(document.bytes());
    }
}
