using System.Security.Cryptography;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A publisher, a folder where he publishes, and a user with a place for the database.</summary>
sealed class TestRelease : IDisposable
{
    readonly TestFolder _folder = new();

    public TestRelease()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_folder["key.pem"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_folder["key.pub"], key.ExportSubjectPublicKeyInfoPem());
        Directory.CreateDirectory(_folder["user"]);
        Directory.CreateDirectory(_folder["work"]);
        Target = new FolderReleases(Published);
    }

    public string Published => _folder["published"];

    public string Database => Path.Combine(_folder["user"], "v.db");

    public string Texts => Database + ".texts";

    public FolderReleases Target { get; }

    /// <summary>What lies where the user's database lies.</summary>
    public string[] UserFiles => [.. Directory.EnumerateFileSystemEntries(_folder["user"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public ReleaseKey PrivateKey => ReleaseKey.Read(_folder["key.pem"], "")[0];

    public ReleaseKey PublicKey => ReleaseKey.Read(_folder["key.pub"], "")[0];

    public UpdateSettings Settings => new(TestDatabase.Describe) { Keys = [PublicKey], LockPatience = TimeSpan.Zero };

    public Task<PublishResult> PublishAsync(int day, int removed = 0, byte[]? texts = null, Func<PublishSettings, PublishSettings>? change = null)
    {
        var database = _folder.Write("built.db", TestDatabase.Of(day, removed));
        File.Delete(database + ".texts");
        if (texts is not null)
            _folder.Write("built.db.texts", texts);
        var settings = new PublishSettings(TestDatabase.Describe, _folder["work"]) { Keys = [PrivateKey] };
        return new DatabasePublication(Target, change?.Invoke(settings) ?? settings).RunAsync(database, null, TestContext.Current.CancellationToken);
    }

    public Task<UpdateResult> UpdateAsync(Func<UpdateSettings, UpdateSettings>? change = null, IReleaseSource? source = null) =>
        new DatabaseUpdate(source ?? Target, change?.Invoke(Settings) ?? Settings).RunAsync(Database, null, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
