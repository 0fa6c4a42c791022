using System.Security.Cryptography;
using CsCheck;

namespace Plimsoll.Model.Images;

public sealed class DigestTests
{
    const string Empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void The_digest_of_nothing_is_the_well_known_one()
    {
        var digest = Digest.Sha256(SHA256.HashData([]));

        Assert.Equal(Empty, digest.ToString());
        Assert.Equal(("sha256", "e3b0c44298fc"), (digest.Algorithm, digest.Short));
        Assert.Equal(digest, Digest.Parse(Empty));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256")]
    [InlineData("sha256:")]
    [InlineData("sha256:e3b0c44298fc")]
    [InlineData("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("sha256:g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData(" sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n")]
    public void What_is_no_registered_digest_is_refused(string? text) => Assert.False(Digest.TryParse(text, out _));

    [Fact]
    public void A_sha512_digest_has_128_characters()
    {
        var text = "sha512:" + Convert.ToHexStringLower(SHA512.HashData([]));

        Assert.Equal(text, Digest.Parse(text).ToString());
    }

    [Fact]
    public void Parse_says_what_is_wrong() =>
        Assert.Contains("latest", Assert.Throws<FormatException>(() => Digest.Parse("latest")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_hash_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Digest.Sha256(new byte[31]));

    [Fact]
    public void The_default_prints_as_nothing() =>
        Assert.Equal(("", ""), (default(Digest).ToString(), default(Digest).Short));

    [Fact]
    public void Every_digest_is_read_back_from_its_text() =>
        Gen.Byte.Array[32].Sample(hash => Digest.Parse(Digest.Sha256(hash).ToString()) == Digest.Sha256(hash));
}
