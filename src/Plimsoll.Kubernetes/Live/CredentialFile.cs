using System.Text;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Reads the files that a connection is made of, with a bound.</summary>
static class CredentialFile
{
    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="KubeconfigException">It cannot be read, or is too large.</exception>
    public static string Read(string path, string what)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new MemoryStream();
            var buffer = new byte[16_384];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > LiveLimits.MaxCredentialBytes)
                    throw new KubeconfigException($"{what} {path}: larger than {LiveLimits.MaxCredentialBytes} bytes.");
            }

            return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"{what} {path}: {problem.Message}");
        }
    }
}
