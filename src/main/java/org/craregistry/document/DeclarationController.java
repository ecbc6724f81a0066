package org.craregistry.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the draft of the EU declaration of conformity of a product to those who see the product. */
@Controller
class DeclarationController {

    private static final int LONGEST_NAME = 80;

    private final ProductQueries products;
    private final DeclarationDrafts drafts;

    DeclarationController(ProductQueries products, DeclarationDrafts drafts) {
        this.products = products;
        this.drafts = drafts;
    }

    @GetMapping("/products/{id}/declaration.docx")
    ResponseEntity<byte[]> declaration(
            @PathVariable String id, @RequestParam(required = false) @Nullable String asOf, HttpServletRequest request)
            throws IOException {
        QueryParameters.only(request, "asOf");
        ProductView product = product(id);
        DeclarationDraft draft = drafts.of(product, QueryParameters.date("asOf", asOf));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DeclarationDocument.write(draft, out);
        return ResponseEntity.ok()
                .contentType(WordDocument.TYPE)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName(product))
                                .build()
                                .toString())
                .body(out.toByteArray());
    }

    private ProductView product(String id) {
        UUID found = NodeId.find(NodeId.Kind.PRODUCT, id).orElseThrow(DeclarationController::notFound);
        ProductView product = products.find(List.of(found)).get(found);
        if (product == null) {
            throw notFound();
        }
        return product;
    }

    private static Refused notFound() {
        return Refused.because(
                Code.NOT_FOUND,
                "product",
                "There is no product with this id that you may see. Use the id of a product that you see.");
    }

    /** Of letters that every file system takes. */
    private static String fileName(ProductView product) {
        String label =
                product.identity().label().replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String shortened = label.length() > LONGEST_NAME ? label.substring(0, LONGEST_NAME) : label;
        return "declaration-of-conformity%s-draft.docx".formatted(shortened.isEmpty() ? "" : "-" + shortened);
    }
}
