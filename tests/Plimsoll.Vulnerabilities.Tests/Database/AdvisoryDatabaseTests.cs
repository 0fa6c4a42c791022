using CsCheck;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Database;

public sealed class AdvisoryDatabaseTests
{
    const string Record = """
        {"id":"GHSA-x","aliases":["CVE-2021-1"],"published":"2021-02-03T04:05:06Z","summary":"s",
         "affected":[{"package":{"ecosystem":"npm","name":"left"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.3"}]}]},
                     {"package":{"ecosystem":"npm","name":"right"},"versions":["1.0.0","x"],
                      "ranges":[{"type":"SEMVER","events":[{"introduced":"2.0.0"},{"last_affected":"3.0.0"},{"limit":"9.0.0"}]}]}]}
        """;

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no vulnerability database", Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open("absent.db")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_no_database_or_is_cut_short_is_refused()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        await feeds.BuildAsync();
        using (var file = File.OpenWrite(feeds.Database))
            file.SetLength(file.Length - 1);
        Assert.Contains("damaged", Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open(feeds.Database)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(feeds.Database, new string('x', 9000), TestContext.Current.CancellationToken);
        Assert.Contains("is not a vulnerability database", Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open(feeds.Database)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(feeds.Database, "", TestContext.Current.CancellationToken);
        Assert.Contains("damaged", Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open(feeds.Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_format_version_is_refused()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        await feeds.BuildAsync();
        using (var file = File.OpenWrite(feeds.Database))
        {
            file.Position = DatabaseFormat.Magic.Length;
            file.WriteByte(99);
        }
        Assert.Contains("format 99", Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open(feeds.Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_points_elsewhere_is_refused()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        await feeds.BuildAsync();
        using (var file = File.Open(feeds.Database, FileMode.Open))
        {
            file.Position = DatabaseFormat.SectionsOffset + 64;
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 1));
        }
        Assert.Contains("header", Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open(feeds.Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_that_changed_is_found_by_the_digest()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        await feeds.BuildAsync();
        using (var database = AdvisoryDatabase.Open(feeds.Database))
            database.Verify();
        using (var file = File.Open(feeds.Database, FileMode.Open))
        {
            file.Position = file.Length - 1;
            file.WriteByte(1);
        }
        using var changed = AdvisoryDatabase.Open(feeds.Database);
        Assert.Contains("digest", Assert.Throws<DatabaseException>(changed.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_another_database_are_not_used()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        await feeds.BuildAsync();
        var texts = await File.ReadAllBytesAsync(AdvisoryTexts.PathBeside(feeds.Database), TestContext.Current.CancellationToken);
        using (var own = AdvisoryDatabase.Open(feeds.Database))
            Assert.Equal((true, "s"), (own.HasTexts, own.Title(0)));
        feeds.Zip("PyPI", Record);
        await feeds.BuildAsync();
        await File.WriteAllBytesAsync(AdvisoryTexts.PathBeside(feeds.Database), texts, TestContext.Current.CancellationToken);
        using var other = AdvisoryDatabase.Open(feeds.Database);
        Assert.Equal((false, ""), (other.HasTexts, other.Title(0)));
    }

    [Fact]
    public async Task Whatever_byte_of_a_file_is_wrong_it_answers_or_says_that_it_is_damaged()
    {
        using var feeds = new FeedFolder().Zip("npm", Record).Data("epss_scores.csv.gz", "#2026-08-16\nCVE-2021-1,0.5,0.75\n");
        await feeds.BuildAsync();
        var good = await File.ReadAllBytesAsync(feeds.Database, TestContext.Current.CancellationToken);
        var place = new FileLocation("app", Digest.Sha256(new byte[32]));
        var image = new ImageFacts("web", "web.tar", null, null, null!, null!, [], null,
        [
            new Package(Ecosystem.Npm, "left", "1.0.0", "left", "1.0.0", "", place),
            new Package(Ecosystem.Npm, "right", "2.5.0", "right", "2.5.0", "", place),
        ], []);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, wide) =>
        {
            var bytes = (byte[])good.Clone();
            bytes[at] = value;
            if (wide)
                bytes.AsSpan(at, Math.Min(4, bytes.Length - at)).Fill(value);
            try
            {
                using var database = AdvisoryDatabase.Of(bytes, [], isDemonstration: false);
                new VulnerabilityMatcher(database).Match(image);
            }
            catch (Exception error) when (error is DatabaseException || AdvisoryDatabase.IsDamage(error))
            {
                // Opening a file turns the second kind into the first.
            }
        }, iter: 3_000);
    }
}
