package cardstate.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads PEM files of certificates and keys, to say at start what is wrong with them. Pure but for the reading. */
final class PemFiles {

    private static final Pattern KEY = Pattern.compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([^-]+)-----END ");
    private static final Map<String, String> SIGNED_WITH =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private PemFiles() {}

    /** The certificates in the file, none where it holds none or one that cannot be read. */
    static List<Certificate> certificates(Path file) {
        try {
            return List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
        } catch (IOException | GeneralSecurityException e) {
            return List.of();
        }
    }

    /** Whether the file holds a private key that a client can use, which is not encrypted. */
    static boolean hasKey(Path file) {
        Matcher pem = key(file);
        return pem != null && (!pem.group(1).isEmpty() || privateKeyFor(pem, "RSA", "EC", "EdDSA") != null);
    }

    /** Whether the key belongs to the certificate; also where its form is older than PKCS#8, which is not read here. */
    static boolean belongTogether(Certificate certificate, Path keyFile) {
        Matcher pem = key(keyFile);
        if (pem == null || !pem.group(1).isEmpty()) {
            return true;
        }
        PublicKey shown = certificate.getPublicKey();
        String signedWith = SIGNED_WITH.get(shown.getAlgorithm());
        if (signedWith == null) {
            return true;
        }
        PrivateKey own = privateKeyFor(pem, shown.getAlgorithm());
        try {
            byte[] text = {1, 2, 3};
            Signature signature = Signature.getInstance(signedWith);
            signature.initSign(own);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static @Nullable Matcher key(Path file) {
        try {
            Matcher match = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return match.find() ? match : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable PrivateKey privateKeyFor(Matcher pem, String... algorithms) {
        for (String algorithm : algorithms) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // of another algorithm, or damaged
            }
        }
        return null;
    }
}
