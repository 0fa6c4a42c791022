namespace Plimsoll.Images.Sources.Registry;

/// <summary>A document as a server gave it.</summary>
/// <param name="Bytes">The document.</param>
/// <param name="Tag">What the server knows this state of it by (<c>ETag</c>); empty where it does not say.</param>
public sealed record RegistryDocument(byte[] Bytes, string Tag)
{
    /// <summary>The longest tag that is kept, characters.</summary>
    public const int MaxTagLength = 1024;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="RegistryException">It is too large.</exception>
    internal static async Task<RegistryDocument> ReadAsync(
        HttpResponseMessage response, string what, string host, int maxBytes, RegistrySettings settings, CancellationToken cancellation)
    {
        using (response)
        {
            try
            {
                var bytes = await RegistryBody.ReadAsync(response, maxBytes, settings, cancellation);
                var tag = response.Headers.ETag?.ToString() ?? "";
                return new RegistryDocument(bytes, tag.Length > MaxTagLength ? "" : tag);
            }
            catch (InvalidDataException problem)
            {
                throw new RegistryException($"{host} answers with too much when asked for {what}: {problem.Message}.", problem);
            }
        }
    }

    /// <summary>Asks for a document only where it has another tag.</summary>
    internal static void Unless(HttpRequestMessage request, string tag)
    {
        if (tag.Length > 0)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
    }
}
