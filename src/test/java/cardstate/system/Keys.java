package cardstate.system;

import cardstate.provider.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/**
 * A server's key with a certificate for the loopback address, and a store that trusts it.
 *
 * @param keyStore PKCS12, with the password
 * @param trustStore PKCS12, with the password
 */
record Keys(Path keyStore, Path trustStore, String password) {

    private static final String ALIAS = "server";

    /** In the folder, which must be empty. */
    static Keys make(Path folder, String password) {
        Certificates made = new Certificates(folder, password).selfSigned(ALIAS, "ip:127.0.0.1,dns:localhost");
        Path trust = folder.resolve("trust.p12");
        try (InputStream certificate = Files.newInputStream(made.certificate(ALIAS));
                OutputStream out = Files.newOutputStream(trust)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    ALIAS, CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            trusted.store(out, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return new Keys(made.store(), trust, password);
    }
}
