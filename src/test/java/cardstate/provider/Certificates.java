package cardstate.provider;

import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys and certificates made by the JDK's own keytool, as PEM files in a directory. */
public final class Certificates {

    private final String password;
    private final Path directory;
    private final Path store;

    public Certificates(Path directory) {
        this(directory, "changeit");
    }

    /** @param password of the store */
    public Certificates(Path directory, String password) {
        this.password = password;
        this.directory = directory;
        this.store = directory.resolve("all.p12");
    }

    /** A private authority, by which the others may be signed. */
    public Certificates authority(String alias) {
        return make(alias, List.of("-ext", "bc:c", "-validity", "30"));
    }

    public Certificates selfSigned(String alias, String san) {
        return make(alias, List.of("-ext", "san=" + san, "-validity", "30"));
    }

    public Certificates signed(String alias, String authority, String san) {
        return make(
                alias,
                List.of("-signer", authority, "-signerkeypass", password, "-ext", "san=" + san, "-validity", "30"));
    }

    public Certificates expired(String alias, String authority, String san) {
        return make(
                alias,
                List.of(
                        "-signer",
                        authority,
                        "-signerkeypass",
                        password,
                        "-ext",
                        "san=" + san,
                        "-startdate",
                        "-9d",
                        "-validity",
                        "2"));
    }

    public Path certificate(String alias) {
        return directory.resolve(alias + ".crt");
    }

    public Path key(String alias) {
        return directory.resolve(alias + ".key");
    }

    NetServerOptions server(String alias) {
        return new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate(alias).toString())
                        .addKeyPath(key(alias).toString()));
    }

    /** PKCS12, with all of them. */
    public Path store() {
        return store;
    }

    private Certificates make(String alias, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password));
        command.addAll(more);
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("keytool.log").toFile())
                    .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new AssertionError(Files.readString(directory.resolve("keytool.log")));
            }
            export(alias);
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    private void export(String alias) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        Files.writeString(
                certificate(alias),
                pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
        Files.writeString(
                key(alias),
                pem("PRIVATE KEY", keys.getKey(alias, password.toCharArray()).getEncoded()));
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }
}
