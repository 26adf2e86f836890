package softlanding.node.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import softlanding.journal.PrivateFiles;

/** Ed25519 keys in PEM files, as openssl writes them: PKCS #8 for the private key, X.509 for the public one. */
public final class AnchorKeys
{
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE_LENGTH = 64;

    private AnchorKeys()
    {
    }

    /**
     * Makes a new pair of keys. The file of the private key is readable by its owner only.
     *
     * @param privateFile to create.
     * @param publicFile  to create.
     * @throws IOException if a file exists or cannot be written.
     */
    public static void create(final Path privateFile, final Path publicFile) throws IOException
    {
        for (final Path file : new Path[]{privateFile, publicFile})
        {
            if (Files.exists(file))
            {
                throw new IOException(file + " exists; a key is never replaced");
            }
        }
        try
        {
            final KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            PrivateFiles.createFile(privateFile);
            Files.writeString(privateFile, pem(PRIVATE, pair.getPrivate().getEncoded()),
                StandardOpenOption.TRUNCATE_EXISTING);
            Files.writeString(publicFile, pem(PUBLIC, pair.getPublic().getEncoded()));
        }
        catch (final GeneralSecurityException e)
        {
            throw new IOException("this Java has no Ed25519: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a private key.
     *
     * @param file in PEM.
     * @return the key.
     * @throws IOException if the file is no such key, or others may read it.
     */
    public static PrivateKey privateKey(final Path file) throws IOException
    {
        if (PrivateFiles.isOpenToOthers(file))
        {
            throw new IOException(file + " is readable by others: chmod 600 " + file);
        }
        try
        {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(file, PRIVATE)));
        }
        catch (final GeneralSecurityException e)
        {
            throw new IOException(file + " is no private key of Ed25519: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a public key.
     *
     * @param file in PEM.
     * @return the key.
     * @throws IOException if the file is no such key.
     */
    public static PublicKey publicKey(final Path file) throws IOException
    {
        try
        {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(file, PUBLIC)));
        }
        catch (final GeneralSecurityException e)
        {
            throw new IOException(file + " is no public key of Ed25519: " + e.getMessage(), e);
        }
    }

    /** Returns the signature of a text in Base64. */
    static String sign(final PrivateKey key, final String text)
    {
        try
        {
            final Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        }
        catch (final GeneralSecurityException e)
        {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** Returns whether a signature is that of a text. */
    static boolean isSignature(final PublicKey key, final String text, final String base64)
    {
        try
        {
            final Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        }
        catch (final GeneralSecurityException | IllegalArgumentException e)
        {
            return false;
        }
    }

    private static String pem(final String type, final byte[] encoded)
    {
        final String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[]{'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static byte[] bytes(final Path file, final String type) throws IOException
    {
        final String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        final String begin = "-----BEGIN " + type + "-----";
        final String end = "-----END " + type + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end))
        {
            throw new IOException(file + " is no " + type.toLowerCase(Locale.ROOT) + " in PEM");
        }
        try
        {
            return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
        }
        catch (final IllegalArgumentException e)
        {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }
}
