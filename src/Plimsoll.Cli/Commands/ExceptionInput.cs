using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.Exceptions;

namespace Plimsoll.Cli.Commands;

/// <summary>The exceptions that a command is given: manifests with Exception objects among others, or Trivy's files.</summary>
static class ExceptionInput
{
    /// <summary>Reads a path.</summary>
    /// <exception cref="UsageException">It is not there, cannot be read, or holds no exception.</exception>
    public static async Task<ExceptionGrants> ReadAsync(string path, Surroundings surroundings, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith("trivyignore", StringComparison.Ordinal) && File.Exists(path))
            return await ReadAsync(path, async stream => TrivyIgnore.Read(await TextAsync(stream, path, cancellation), path));
        if (TrivyIgnoreYaml.IsNamed(name) && File.Exists(path))
        {
            return await ReadAsync(path, async stream =>
            {
                var written = await ManifestReader.ReadAsync(stream, path, cancellation);
                return new ExceptionGrants { Unread = written.Unread }.With(TrivyIgnoreYaml.Read(written.OtherValues));
            });
        }

        var manifests = await ManifestInput.ReadAsync([path], surroundings, cancellation);
        var grants = new ExceptionGrants { Unread = manifests.Unread }.With(ExceptionGrants.Read(manifests.Objects));
        return grants.IsEmpty
            ? throw new UsageException($"--exceptions {path}: no exception in it: expected {ExceptionGrant.ApiVersion} {ExceptionGrant.Kind}, or a file named {TrivyIgnore.FileName}.")
            : grants;
    }

    static async Task<ExceptionGrants> ReadAsync(string path, Func<Stream, Task<ExceptionGrants>> read)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await read(stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--exceptions {path}: {problem.Message}");
        }
    }

    static async Task<string> TextAsync(Stream stream, string path, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var length)
        {
            if (content.Length + length > ManifestLimits.MaxFileBytes)
                throw new UsageException($"--exceptions {path}: larger than {ManifestLimits.MaxFileBytes / (1024 * 1024)} MiB.");
            content.Write(buffer, 0, length);
        }
        return Encoding.UTF8.GetString(content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
