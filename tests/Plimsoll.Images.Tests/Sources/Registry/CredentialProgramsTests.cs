namespace Plimsoll.Images.Sources.Registry;

public sealed class CredentialProgramsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-helpers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("../../bin/sh")]
    [InlineData("")]
    [InlineData("a b")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name) =>
        Assert.Contains("no name", (await RefusedAsync(name)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_helper_that_is_not_in_the_path_is_told_by_name()
    {
        Write("exit 0");
        var problem = await Assert.ThrowsAsync<RegistryException>(() =>
            new CredentialPrograms([".", ""], TimeProvider.System).GetAsync("test", "r.example", TestContext.Current.CancellationToken));
        Assert.Contains("docker-credential-test for r.example is not installed", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo no JSON, secret", "does not answer with JSON")]
    [InlineData("echo secret; exit 3", "exit code 3")]
    [InlineData("exec <&-; exit 4", "exit code 4")]
    [InlineData("yes secret", "more than 65536 bytes")]
    public async Task A_helper_that_fails_is_told_without_what_it_answered(string script, string expected)
    {
        Write(script);
        var problem = await RefusedAsync("test");
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_that_hangs_is_ended_with_the_run()
    {
        Write("sleep 600");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new CredentialPrograms([_folder], TimeProvider.System).GetAsync("test", "r.example", patience.Token));
    }

    Task<RegistryException> RefusedAsync(string name) => Assert.ThrowsAsync<RegistryException>(() =>
        new CredentialPrograms([_folder], TimeProvider.System).GetAsync(name, "r.example", TestContext.Current.CancellationToken));

    void Write(string script)
    {
        var file = Path.Combine(_folder, "docker-credential-test");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
